package org.aadsync.connector.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PasswordProvider;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aadsync.connector.ldap.LdapCredentials;

/** Gives the password to one bind after another; the SDK overwrites it when it was sent. */
final class SecretPassword extends PasswordProvider {
  private static final long serialVersionUID = 1L;

  private final transient LdapCredentials credentials;

  SecretPassword(LdapCredentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public byte[] getPasswordBytes() throws LDAPException {
    char[] password;
    try {
      password = credentials.password();
    } catch (RuntimeException e) {
      throw unavailable(String.valueOf(e.getMessage()));
    }
    if (password.length == 0) {
      // A bind with a name and no password succeeds with some servers, as nobody (RFC 4513, 5.1.2).
      throw unavailable("the password of " + credentials.user() + " is empty");
    }
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(password, '\0');
    return bytes;
  }

  private static LDAPException unavailable(String message) {
    return new LDAPException(
        ResultCode.LOCAL_ERROR, message, new PasswordUnavailableException(message));
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a password is not written anywhere");
  }
}
