package org.aadsync.connector.ldap;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/**
 * How a directory is reached. Immutable and thread-safe; holds no password but {@linkplain
 * LdapCredentials asks for it}.
 */
public final class LdapSettings {
  /** What Active Directory gives in one page at most, unless its policy was changed. */
  public static final int DEFAULT_PAGE_SIZE = 1_000;

  private final ImmutableList<LdapServer> servers;
  private final Protection protection;
  private final @Nullable LdapCredentials credentials;
  private final @Nullable Path trust;
  private final @Nullable Supplier<char[]> trustPassword;
  private final boolean verifiesHostName;
  private final Duration connectTimeout;
  private final Duration responseTimeout;
  private final int attempts;
  private final int pageSize;
  private final boolean readOnly;
  private final DeltaMethod deltaMethod;

  private LdapSettings(Builder builder) {
    this.servers = ImmutableList.copyOf(builder.servers);
    this.protection = builder.protection;
    this.credentials = builder.credentials;
    this.trust = builder.trust;
    this.trustPassword = builder.trustPassword;
    this.verifiesHostName = builder.verifiesHostName;
    this.connectTimeout = builder.connectTimeout;
    this.responseTimeout = builder.responseTimeout;
    this.attempts = builder.attempts;
    this.pageSize = builder.pageSize;
    this.readOnly = builder.readOnly;
    this.deltaMethod = builder.deltaMethod;
  }

  /** Returns a builder: LDAPS, verified by the JDK's trust store, anonymous, no server yet. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the settings that an address stands for: {@code
   * ldaps://host[:port][,host[:port]…][?name=value&…]}.
   *
   * @param address with its scheme, {@code ldap} or {@code ldaps}
   * @throws ConnectorException if it is none; its message lists all that is wrong and holds no
   *     secret, even if the address does
   */
  public static LdapSettings parse(String address) throws ConnectorException {
    return LdapAddress.parse(address);
  }

  /** Returns the servers in the order in which they are tried; they hold the same directory. */
  public List<LdapServer> servers() {
    return servers;
  }

  /** Returns how connections are protected. */
  public Protection protection() {
    return protection;
  }

  /** Returns who reads and writes; empty: nobody in particular, an anonymous connection. */
  public Optional<LdapCredentials> credentials() {
    return Optional.ofNullable(credentials);
  }

  /**
   * Returns the file with the certificates that are trusted, PEM or PKCS#12; empty: the trust store
   * of the JDK.
   */
  public Optional<Path> trust() {
    return Optional.ofNullable(trust);
  }

  /** Returns what gives the password of that file, a new array each time; empty: it has none. */
  public Optional<Supplier<char[]>> trustPassword() {
    return Optional.ofNullable(trustPassword);
  }

  /** Returns whether a server's certificate has to bear its name. */
  public boolean verifiesHostName() {
    return verifiesHostName;
  }

  /** Returns how long a server may take to accept a connection, its TLS included. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns how long a server may take to answer one request. */
  public Duration responseTimeout() {
    return responseTimeout;
  }

  /** Returns how many times all servers are tried before a connection is given up. */
  public int attempts() {
    return attempts;
  }

  /** Returns how many objects are asked for at once. */
  public int pageSize() {
    return pageSize;
  }

  /** Returns whether exports are refused. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** Returns how a delta import asks Active Directory for changes. */
  public DeltaMethod deltaMethod() {
    return deltaMethod;
  }

  /** Returns these settings for one of the servers, which is tried once. */
  LdapSettings only(LdapServer server) {
    Builder builder = new Builder();
    builder.servers.add(server);
    builder.protection = protection;
    builder.credentials = credentials;
    builder.trust = trust;
    builder.trustPassword = trustPassword;
    builder.verifiesHostName = verifiesHostName;
    builder.connectTimeout = connectTimeout;
    builder.responseTimeout = responseTimeout;
    builder.attempts = 1;
    builder.pageSize = pageSize;
    builder.readOnly = readOnly;
    builder.deltaMethod = deltaMethod;
    return builder.build();
  }

  /** Returns what the settings are, without a password. */
  @Override
  public String toString() {
    return "LDAP "
        + servers
        + ", protection "
        + protection
        + ", user "
        + (credentials == null ? "(anonymous)" : credentials.user());
  }

  /** Collects settings. For use by one thread. */
  public static final class Builder {
    private final List<LdapServer> servers = new ArrayList<>();
    private Protection protection = Protection.TLS;
    private @Nullable LdapCredentials credentials;
    private @Nullable Path trust;
    private @Nullable Supplier<char[]> trustPassword;
    private boolean verifiesHostName = true;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration responseTimeout = Duration.ofMinutes(2);
    private int attempts = 4;
    private int pageSize = DEFAULT_PAGE_SIZE;
    private boolean readOnly;
    private DeltaMethod deltaMethod = DeltaMethod.DIRSYNC;

    private Builder() {}

    /** Adds a server, tried after those before it. At least one is needed. */
    public Builder server(LdapServer server) {
      servers.add(server);
      return this;
    }

    /** Sets how connections are protected. {@link Protection#NONE} is warned about in the log. */
    public Builder protection(Protection value) {
      protection = value;
      return this;
    }

    /** Sets who reads and writes. */
    public Builder credentials(LdapCredentials value) {
      credentials = value;
      return this;
    }

    /** Sets the file, PEM or PKCS#12 without password, with the certificates that are trusted. */
    public Builder trust(Path value) {
      trust = value;
      trustPassword = null;
      return this;
    }

    /**
     * Sets the PKCS#12 file with the certificates that are trusted.
     *
     * @param value the file
     * @param password gives its password, a new array each time, which is overwritten after use. It
     *     may throw an unchecked exception, whose message must hold no secret
     */
    public Builder trust(Path value, Supplier<char[]> password) {
      trust = value;
      trustPassword = password;
      return this;
    }

    /** Sets whether a server's certificate has to bear its name. False is warned about. */
    public Builder verifiesHostName(boolean value) {
      verifiesHostName = value;
      return this;
    }

    /**
     * Sets how long a server may take to accept a connection.
     *
     * @throws IllegalArgumentException if it is not longer than 0, or longer than a day
     */
    public Builder connectTimeout(Duration value) {
      connectTimeout = timeout(value);
      return this;
    }

    /**
     * Sets how long a server may take to answer one request.
     *
     * @throws IllegalArgumentException if it is not longer than 0, or longer than a day
     */
    public Builder responseTimeout(Duration value) {
      responseTimeout = timeout(value);
      return this;
    }

    private static Duration timeout(Duration value) {
      Preconditions.checkArgument(
          value.toMillis() > 0 && value.compareTo(Duration.ofDays(1)) <= 0,
          "a timeout of %s; expected more than 0 and at most a day",
          value);
      return value;
    }

    /**
     * Sets how many times all servers are tried.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder attempts(int value) {
      Preconditions.checkArgument(value > 0, "%s attempts; expected at least 1", value);
      attempts = value;
      return this;
    }

    /**
     * Sets how many objects are asked for at once.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder pageSize(int value) {
      Preconditions.checkArgument(value > 0, "a page of %s; expected at least 1", value);
      pageSize = value;
      return this;
    }

    /** Sets whether exports are refused. */
    public Builder readOnly(boolean value) {
      readOnly = value;
      return this;
    }

    /** Sets how a delta import asks Active Directory for changes. */
    public Builder deltaMethod(DeltaMethod value) {
      deltaMethod = value;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalStateException if there is no server
     */
    public LdapSettings build() {
      Preconditions.checkState(!servers.isEmpty(), "no server was given");
      return new LdapSettings(this);
    }
  }
}
