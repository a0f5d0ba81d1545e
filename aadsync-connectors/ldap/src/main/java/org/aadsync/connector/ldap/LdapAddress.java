package org.aadsync.connector.ldap;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.net.HostAndPort;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses. All problems are collected, and none repeats a value: whoever wrote a password
 * into the address must not find it in a log.
 */
final class LdapAddress {
  private static final String STATUS = "no-start-bad-ma-configuration";
  private static final List<String> OPTIONS =
      List.of(
          "user",
          "password-file",
          "password-env",
          "trust",
          "trust-password-file",
          "trust-password-env",
          "start-tls",
          "plaintext",
          "read-only",
          "page-size",
          "delta",
          "connect-timeout",
          "response-timeout");
  private static final int MAX_PAGE = 100_000;
  private static final int MAX_SECONDS = 86_400;
  private static final int MAX_PASSWORD_FILE = 4_096;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final LdapSettings.Builder settings = LdapSettings.builder();

  private LdapAddress() {}

  static LdapSettings parse(String address) throws ConnectorException {
    return new LdapAddress().read(address);
  }

  private LdapSettings read(String address) throws ConnectorException {
    int colon = address.indexOf("://");
    String scheme = colon < 0 ? "" : Ascii.toLowerCase(address.substring(0, colon));
    if (!scheme.equals("ldap") && !scheme.equals("ldaps")) {
      throw refused("expected an address like ldaps://HOST?user=NAME&password-file=FILE");
    }
    String rest = address.substring(colon + 3);
    int question = rest.indexOf('?');
    options(question < 0 ? "" : rest.substring(question + 1));
    Protection protection = protection(scheme);
    settings.protection(protection);
    servers(question < 0 ? rest : rest.substring(0, question), protection);
    credentials();
    trust();
    tuning();
    if (!problems.isEmpty()) {
      throw refused(String.join("; ", problems));
    }
    return settings.build();
  }

  private static ConnectorException refused(String problems) {
    return new ConnectorException(
        STATUS, "the address of the LDAP directory cannot be used: " + problems);
  }

  private void options(String query) {
    for (String part : Splitter.on('&').omitEmptyStrings().split(query)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (Ascii.equalsIgnoreCase(name, "password")) {
        problems.add(
            "a password in an address can be read by everybody on the machine; write it into a"
                + " file and give password-file=FILE, or give password-env=NAME");
      } else if (!OPTIONS.contains(name)) {
        // The text may be the rest of a password with '&'.
        problems.add("it has an unknown option; there are " + String.join(", ", OPTIONS));
      } else if (equals < 0 || equals == part.length() - 1) {
        problems.add(name + " has no value");
      } else if (options.put(name, decoded(name, part.substring(equals + 1))) != null) {
        problems.add(name + " is given twice");
      }
    }
  }

  private String decoded(String name, String value) {
    try {
      // Not a form: '+' is itself.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      problems.add(name + " has a '%' that is not followed by two hexadecimal digits");
      return "";
    }
  }

  private Protection protection(String scheme) {
    boolean startTls = flag("start-tls");
    boolean plaintext = flag("plaintext");
    if (scheme.equals("ldaps")) {
      if (startTls || plaintext) {
        problems.add("ldaps: is TLS from the beginning; start-tls and plaintext belong to ldap:");
      }
      return Protection.TLS;
    }
    if (startTls && plaintext) {
      problems.add("start-tls and plaintext exclude each other");
    } else if (!startTls && !plaintext) {
      problems.add(
          "ldap: without TLS shows the password to the network; use ldaps:, or add"
              + " start-tls=true, or plaintext=true if that is what you want");
    }
    return startTls ? Protection.START_TLS : Protection.NONE;
  }

  private void servers(String list, Protection protection) {
    String hosts = list.endsWith("/") ? list.substring(0, list.length() - 1) : list;
    if (hosts.contains("@")) {
      problems.add("it has an '@'; the user goes into user=NAME, the password into a file");
      return;
    }
    for (String server : Splitter.on(',').trimResults().split(hosts)) {
      if (server.isEmpty()) {
        problems.add("a server has no name");
        continue;
      }
      try {
        HostAndPort parsed = HostAndPort.fromString(server).requireBracketsForIPv6();
        settings.server(
            new LdapServer(parsed.getHost(), parsed.getPortOrDefault(protection.defaultPort())));
      } catch (IllegalArgumentException e) {
        problems.add("'" + server + "' is no HOST or HOST:PORT with a port of 1 to 65535");
      }
    }
  }

  private void credentials() {
    String user = options.get("user");
    boolean hasPassword =
        options.containsKey("password-file") || options.containsKey("password-env");
    Supplier<char[]> password = password("");
    if (user == null && hasPassword) {
      problems.add("a password is given, but no user=NAME that it belongs to");
    } else if (user != null && !hasPassword) {
      problems.add("user is given without password-file=FILE or password-env=NAME");
    }
    if (user != null && user.isBlank()) {
      problems.add("user is blank");
    } else if (user != null && password != null) {
      settings.credentials(LdapCredentials.simple(user, password));
    }
  }

  /** Returns what gives the password of the options with this prefix; null if there is none. */
  private @Nullable Supplier<char[]> password(String prefix) {
    String inFile = prefix + "password-file";
    String inEnvironment = prefix + "password-env";
    String file = options.get(inFile);
    String variable = options.get(inEnvironment);
    if (file != null && variable != null) {
      problems.add(inFile + " and " + inEnvironment + " exclude each other");
    }
    return file != null
        ? ofFile(inFile, file)
        : variable != null ? ofEnvironment(inEnvironment, variable) : null;
  }

  private @Nullable Supplier<char[]> ofFile(String option, String name) {
    Path file = path(option, name);
    return file == null ? null : () -> readPassword(file);
  }

  private static char[] readPassword(Path file) {
    byte[] bytes = new byte[0];
    CharBuffer text = CharBuffer.allocate(0);
    try {
      if (Files.size(file) > MAX_PASSWORD_FILE) {
        throw new IllegalStateException(file + " is too long for the file of a password");
      }
      bytes = Files.readAllBytes(file);
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      int end = text.limit();
      // An editor ends the line; the password does not.
      while (end > 0 && (text.get(end - 1) == '\n' || text.get(end - 1) == '\r')) {
        end--;
      }
      return Arrays.copyOf(text.array(), end);
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("the password in " + file + " is no UTF-8 text");
    } catch (IOException e) {
      throw new UncheckedIOException("the password cannot be read from " + file, e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(text.array(), '\0');
    }
  }

  private @Nullable Supplier<char[]> ofEnvironment(String option, String name) {
    if (System.getenv(name) == null) {
      problems.add("the environment has no variable of the name that " + option + " gives");
      return null;
    }
    return () -> {
      String value = System.getenv(name);
      return value == null ? new char[0] : value.toCharArray();
    };
  }

  private void trust() {
    String name = options.get("trust");
    Path file = name == null ? null : path("trust", name);
    Supplier<char[]> password = password("trust-");
    if (name == null && password != null) {
      problems.add("a password of trusted certificates is given, but no trust=FILE that it opens");
    }
    if (file != null && password != null) {
      settings.trust(file, password);
    } else if (file != null) {
      settings.trust(file);
    }
  }

  private void tuning() {
    settings.readOnly(flag("read-only"));
    Integer page = number("page-size", MAX_PAGE);
    if (page != null) {
      settings.pageSize(page);
    }
    Integer connect = number("connect-timeout", MAX_SECONDS);
    if (connect != null) {
      settings.connectTimeout(Duration.ofSeconds(connect));
    }
    Integer response = number("response-timeout", MAX_SECONDS);
    if (response != null) {
      settings.responseTimeout(Duration.ofSeconds(response));
    }
    String delta = options.get("delta");
    if (delta != null) {
      switch (delta) {
        case "dirsync" -> settings.deltaMethod(DeltaMethod.DIRSYNC);
        case "usn" -> settings.deltaMethod(DeltaMethod.USN_CHANGED);
        default -> problems.add("delta is neither dirsync nor usn");
      }
    }
  }

  private boolean flag(String name) {
    String value = options.get(name);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      problems.add(name + " is neither true nor false");
    }
    return "true".equals(value);
  }

  private @Nullable Integer number(String name, int max) {
    String value = options.get(name);
    if (value == null) {
      return null;
    }
    Integer number = Ints.tryParse(value);
    if (number == null || number < 1 || number > max) {
      problems.add(name + " is no number of 1 to " + max);
      return null;
    }
    return number;
  }

  private @Nullable Path path(String option, String name) {
    try {
      Path file = Path.of(name);
      if (Files.isReadable(file) && !Files.isDirectory(file)) {
        return file;
      }
      problems.add("the file of " + option + " does not exist or cannot be read");
    } catch (InvalidPathException e) {
      problems.add(option + " is no path of a file");
    }
    return null;
  }
}
