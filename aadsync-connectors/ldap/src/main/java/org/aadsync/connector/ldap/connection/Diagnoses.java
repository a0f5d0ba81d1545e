package org.aadsync.connector.ldap.connection;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableMap;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;

/**
 * Says in words what went wrong. What a server says in answer to a password is not repeated: it
 * could be the password.
 */
final class Diagnoses {
  private static final int SHOWN = 300;
  // "80090308: LdapErr: DSID-0C09042A, comment: AcceptSecurityContext error, data 52e, v3839"
  private static final Pattern LOGON_ERROR = Pattern.compile("data ([0-9a-f]{3,4})\\b");
  // The system error codes of Windows for a refused log-on (winerror.h), in hexadecimal.
  private static final ImmutableMap<String, String> ACCOUNT =
      ImmutableMap.of(
          "530", "may not log on at this time",
          "531", "may not log on from this machine",
          "532", "has an expired password; set a new one",
          "533", "is disabled; enable it",
          "701", "has expired; extend it",
          "773", "has to change its password before it can log on; set one that lasts",
          "775", "is locked; unlock it, and look who used a wrong password");

  private Diagnoses() {}

  /** Returns why a connection to {@code server} could not be made. */
  static Diagnosis ofConnecting(LdapSettings settings, LdapServer server, LDAPException cause) {
    Diagnosis what = connecting(settings, cause);
    return new Diagnosis(what.trouble(), server + ": " + what.message());
  }

  private static Diagnosis connecting(LdapSettings settings, LDAPException cause) {
    List<Throwable> chain = Throwables.getCausalChain(cause);
    Optional<Diagnosis> known =
        chain.stream().map(Diagnoses::known).flatMap(Optional::stream).findFirst();
    return known.orElseGet(() -> byResult(settings, cause));
  }

  private static Optional<Diagnosis> known(Throwable cause) {
    if (cause instanceof CertificateRefusedException refused) {
      return of(refused.trouble(), String.valueOf(refused.getMessage()));
    }
    if (cause instanceof PasswordUnavailableException) {
      return of(Trouble.PASSWORD_UNAVAILABLE, String.valueOf(cause.getMessage()));
    }
    if (cause instanceof UnknownHostException) {
      return of(
          Trouble.NAME_UNKNOWN,
          "no server has this name; correct it, or the name service of this machine");
    }
    if (cause instanceof MalformedAnswerException) {
      return of(
          Trouble.ANSWER_MALFORMED,
          "what it sends is no answer in LDAP: "
              + cause.getMessage()
              + "; is this its port, is something in between?");
    }
    if (cause instanceof SocketTimeoutException) {
      return of(Trouble.NO_ANSWER, noAnswer());
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return of(
          Trouble.PORT_CLOSED,
          "nothing answers at this port; is the server running, is the port right, does a firewall"
              + " let it through?");
    }
    if (cause instanceof SSLException tls) {
      return tls(String.valueOf(tls.getMessage()).toLowerCase(Locale.ROOT));
    }
    return Optional.empty();
  }

  private static Optional<Diagnosis> tls(String message) {
    if (message.contains("protocol") && message.contains("version")) {
      return of(
          Trouble.TLS_TOO_OLD,
          "it speaks no TLS 1.2 or 1.3, and what is older is not safe; enable TLS 1.2 on the"
              + " server");
    }
    if (message.contains("certificate") || message.contains("validat")) {
      return Optional.empty();
    }
    return of(
        Trouble.TLS_FAILED,
        "TLS cannot be agreed on; is this its port for TLS? The TLS library says: "
            + ServerTrust.printable(message, SHOWN));
  }

  private static Diagnosis byResult(LdapSettings settings, LDAPException cause) {
    ResultCode code = cause.getResultCode();
    if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
      return credentials(settings, cause);
    }
    if (code.equals(ResultCode.STRONG_AUTH_REQUIRED)
        || code.equals(ResultCode.CONFIDENTIALITY_REQUIRED)) {
      return new Diagnosis(
          Trouble.PROTECTION_REQUIRED,
          "it takes no password without TLS; use ldaps:, or ldap: with start-tls=true");
    }
    if (settings.protection() == Protection.START_TLS && refusesStartTls(code)) {
      return new Diagnosis(
          Trouble.START_TLS_REFUSED,
          "it refuses StartTLS, or somebody on the way does; nothing was sent. Give the server a"
              + " certificate, or use ldaps:");
    }
    return general(cause);
  }

  private static boolean refusesStartTls(ResultCode code) {
    return code.equals(ResultCode.PROTOCOL_ERROR)
        || code.equals(ResultCode.UNAVAILABLE)
        || code.equals(ResultCode.UNWILLING_TO_PERFORM)
        || code.equals(ResultCode.OPERATIONS_ERROR);
  }

  private static Diagnosis credentials(LdapSettings settings, LDAPException cause) {
    String user = settings.credentials().map(Object::toString).orElse("(anonymous)");
    Matcher error = LOGON_ERROR.matcher(String.valueOf(cause.getDiagnosticMessage()));
    String account = error.find() ? ACCOUNT.get(error.group(1)) : null;
    return account == null
        ? new Diagnosis(
            Trouble.CREDENTIALS_WRONG,
            "it does not know the user "
                + user
                + " with this password; write the user as a DN or NAME@DOMAIN and check the"
                + " password")
        : new Diagnosis(Trouble.ACCOUNT_UNUSABLE, "the account " + user + " " + account);
  }

  /** Returns why a request failed over a connection that was good. */
  static Diagnosis ofRequest(LDAPException cause) {
    return Throwables.getCausalChain(cause).stream()
        .filter(MalformedAnswerException.class::isInstance)
        .findFirst()
        .flatMap(Diagnoses::known)
        .orElseGet(() -> general(cause));
  }

  private static Diagnosis general(LDAPException cause) {
    ResultCode code = cause.getResultCode();
    if (code.equals(ResultCode.TIMEOUT)) {
      return new Diagnosis(Trouble.NO_ANSWER, noAnswer());
    }
    if (code.equals(ResultCode.CONNECT_ERROR)) {
      return new Diagnosis(Trouble.NO_ANSWER, said("no connection comes about", cause));
    }
    if (code.equals(ResultCode.SERVER_DOWN) || code.equals(ResultCode.DECODING_ERROR)) {
      return new Diagnosis(Trouble.CONNECTION_LOST, said("the connection broke", cause));
    }
    if (code.equals(ResultCode.BUSY) || code.equals(ResultCode.UNAVAILABLE)) {
      return new Diagnosis(Trouble.BUSY, said("the server is busy or shutting down", cause));
    }
    if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
      return new Diagnosis(
          Trouble.PERMISSION_MISSING, said("the account has no right to do this", cause));
    }
    if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
      return new Diagnosis(Trouble.ENTRY_MISSING, said("there is no such entry", cause));
    }
    return new Diagnosis(Trouble.OTHER, said("the server refuses it", cause));
  }

  private static String noAnswer() {
    return "it does not answer in time; is it overloaded, does a firewall swallow the packets?";
  }

  private static String said(String what, LDAPException cause) {
    return what
        + " (result "
        + cause.getResultCode()
        + ": "
        + ServerTrust.printable(String.valueOf(cause.getMessage()), SHOWN)
        + ")";
  }

  private static Optional<Diagnosis> of(Trouble trouble, String message) {
    return Optional.of(new Diagnosis(trouble, message));
  }
}
