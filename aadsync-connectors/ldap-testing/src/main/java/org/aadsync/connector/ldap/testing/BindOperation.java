package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Simple binds by any of the names that a domain controller takes ([MS-ADTS] 5.1.1.1.1). */
final class BindOperation {
  private static final String UNKNOWN_OR_WRONG = "52e";
  private static final String DISABLED = "533";

  private final Forest forest;
  private final Session session;

  BindOperation(Forest forest, Session session) {
    this.forest = forest;
    this.session = session;
  }

  void apply(BindRequestProtocolOp request) throws LDAPException {
    session.account = null;
    if (request.getCredentialsType() != BindRequestProtocolOp.CRED_TYPE_SIMPLE) {
      throw Refusal.of(
          ResultCode.AUTH_METHOD_NOT_SUPPORTED,
          "00002027",
          "LdapErr: simple binds alone",
          request.getSASLMechanism());
    }
    ASN1OctetString given = request.getSimplePassword();
    if (given == null || given.getValueLength() == 0) {
      return;
    }
    DirectoryObject account = account(request.getBindDN());
    if (account == null || account.deleted || !given.stringValue().equals(account.password)) {
      throw refused(UNKNOWN_OR_WRONG);
    }
    if (AccountRules.disabled(account)) {
      throw refused(DISABLED);
    }
    session.account = account;
  }

  private static LDAPException refused(String data) {
    return new LDAPException(
        ResultCode.INVALID_CREDENTIALS,
        "80090308: LdapErr: DSID-0C090453, comment: AcceptSecurityContext error, data "
            + data
            + ", v4563");
  }

  private @Nullable DirectoryObject account(String name) throws LDAPException {
    int slash = name.indexOf('\\');
    boolean downLevel =
        slash > 0 && name.substring(0, slash).equalsIgnoreCase(forest.settings.netbiosName());
    if (downLevel) {
      return byValue("sAMAccountName", name.substring(slash + 1));
    }
    if (DN.isValidDN(name) && name.contains("=")) {
      return forest.find(name);
    }
    DirectoryObject found = byValue("userPrincipalName", name);
    String suffix = "@" + forest.settings.domain();
    if (found == null && name.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT))) {
      found = byValue("sAMAccountName", name.substring(0, name.length() - suffix.length()));
    }
    return found;
  }

  private @Nullable DirectoryObject byValue(String attribute, String value) {
    Set<DirectoryObject> holders =
        forest.indexed(forest.schema.known(attribute), new ASN1OctetString(value));
    return holders == null
        ? null
        : holders.stream().filter(each -> !each.deleted).findFirst().orElse(null);
  }
}
