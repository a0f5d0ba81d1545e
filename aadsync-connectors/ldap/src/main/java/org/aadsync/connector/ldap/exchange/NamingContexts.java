package org.aadsync.connector.ldap.exchange;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Arrays;
import java.util.List;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/**
 * The naming contexts that a server says that it has (RFC 4512, 5.1.2). Immutable.
 *
 * @param names their names; empty if the server does not say
 */
public record NamingContexts(ImmutableList<String> names) {
  /** The attribute of the root entry. */
  public static final String ATTRIBUTE = "namingContexts";

  private static final int SHOWN = 500;

  /** Takes the values of the attribute. */
  public static NamingContexts of(String @Nullable [] names) {
    return new NamingContexts(
        names == null ? ImmutableList.of() : ImmutableList.copyOf(Arrays.asList(names)));
  }

  /**
   * Checks that a partition can be on the server.
   *
   * @throws ConnectorException with the name of <i>Management agent run error codes</i> (Microsoft)
   *     if none of the naming contexts is the partition or has it in it
   */
  public void require(String partition) throws ConnectorException {
    if (!names.isEmpty() && !has(partition)) {
      throw new ConnectorException(
          "no-start-partition-delete",
          "the server has no naming context that '"
              + partition
              + "' could be in, only "
              + Ascii.truncate(shown(names), SHOWN, "…")
              + "; if the partition was deleted select it no more, otherwise correct its name or"
              + " name a server that has it");
    }
  }

  private static String shown(List<String> names) {
    return CharMatcher.javaIsoControl().replaceFrom("'" + String.join("', '", names) + "'", ' ');
  }

  private boolean has(String partition) {
    try {
      DN name = new DN(partition);
      for (String each : names) {
        if (DN.isValidDN(each) && name.isDescendantOf(each, true)) {
          return true;
        }
      }
      return false;
    } catch (LDAPException e) {
      return true; // whether it is a name at all is somebody else's question
    }
  }
}
