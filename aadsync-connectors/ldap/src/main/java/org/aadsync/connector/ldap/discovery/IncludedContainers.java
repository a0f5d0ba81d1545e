package org.aadsync.connector.ldap.discovery;

import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the containers that a configuration includes, before an import does: nothing else tells
 * a container whose name is wrong from one that is empty.
 */
public final class IncludedContainers {
  private static final ImmutableSet<ResultCode> NOT_THERE =
      ImmutableSet.of(
          ResultCode.NO_SUCH_OBJECT,
          ResultCode.REFERRAL,
          ResultCode.INVALID_DN_SYNTAX,
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS);

  private IncludedContainers() {}

  /**
   * Returns the containers that the directory does not show: that do not exist, that the account
   * may not read, or that are not in the partition. Each is asked for by one search of one entry.
   *
   * @param connection to the directory
   * @param base the name of the partition; one that is no DN, such as {@code default}, holds
   *     everything
   * @param containers the DNs of the included containers
   * @return those that are missing, each once, in the order given
   * @throws LDAPException if the directory cannot be asked
   */
  public static List<String> missing(
      LDAPConnection connection, String base, List<String> containers) throws LDAPException {
    List<String> missing = new ArrayList<>();
    for (String container : ImmutableSet.copyOf(containers)) {
      if (!isBelow(container, base) || !exists(connection, container)) {
        missing.add(container);
      }
    }
    return missing;
  }

  private static boolean isBelow(String container, String base) throws LDAPException {
    return DN.isValidDN(container)
        && (!DN.isValidDN(base) || new DN(container).isDescendantOf(new DN(base), true));
  }

  private static boolean exists(LDAPConnection connection, String container) throws LDAPException {
    try {
      return connection.getEntry(container, SearchRequest.NO_ATTRIBUTES) != null;
    } catch (LDAPException e) {
      if (NOT_THERE.contains(e.getResultCode())) {
        return false;
      }
      throw e;
    }
  }
}
