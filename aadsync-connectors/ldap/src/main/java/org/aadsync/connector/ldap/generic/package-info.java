/**
 * Directories that are not Active Directory: OpenLDAP and the like. Internal; {@link
 * org.aadsync.connector.ldap.generic.GenericConnector} alone is for the packages beside it.
 */
@NullMarked
package org.aadsync.connector.ldap.generic;

import org.jspecify.annotations.NullMarked;
