package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;

/** A way to learn what changed in a naming context. */
interface Changes {
  /**
   * Returns where the changes of now end, so that later ones can be asked for.
   *
   * @throws LDAPException with {@code INSUFFICIENT_ACCESS_RIGHTS} if the account may not
   */
  Watermark now() throws LDAPException;

  /**
   * Reports what changed since a place.
   *
   * @return the place up to which this is all
   * @throws FullImportRequiredException if the server refuses to go on from there
   */
  Watermark follow(Watermark from) throws LDAPException, FullImportRequiredException;
}
