package org.aadsync.connector.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A directory in this process that counts the passwords that reach it. */
final class TestServer implements AutoCloseable {
  static final String BASE = "dc=example,dc=com";
  static final String USER = "cn=reader,dc=example,dc=com";

  private final InMemoryDirectoryServer server;
  private final AtomicInteger binds = new AtomicInteger();

  private TestServer(InMemoryListenerConfig listener, String password) throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.setListenerConfigs(listener);
    config.addAdditionalBindCredentials(USER, password);
    config.addInMemoryOperationInterceptor(
        new InMemoryOperationInterceptor() {
          @Override
          public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
            binds.incrementAndGet();
          }
        });
    server = new InMemoryDirectoryServer(config);
    server.add("dn: " + BASE, "objectClass: domain", "dc: example");
    server.startListening();
  }

  static TestServer tls(Certificates certificate, String password) throws Exception {
    return new TestServer(
        InMemoryListenerConfig.createLDAPSConfig(
            "tls", 0, certificate.tls().getServerSocketFactory()),
        password);
  }

  static TestServer plain(String password) throws Exception {
    return new TestServer(InMemoryListenerConfig.createLDAPConfig("plain"), password);
  }

  static TestServer startTls(Certificates certificate, String password) throws Exception {
    return new TestServer(
        InMemoryListenerConfig.createLDAPConfig(
            "starttls", (@Nullable InetAddress) null, 0, certificate.tls().getSocketFactory()),
        password);
  }

  InMemoryDirectoryServer directory() {
    return server;
  }

  LdapServer address() {
    return new LdapServer("localhost", server.getListenPort());
  }

  /** Returns how many passwords have been sent. */
  int binds() {
    return binds.get();
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
