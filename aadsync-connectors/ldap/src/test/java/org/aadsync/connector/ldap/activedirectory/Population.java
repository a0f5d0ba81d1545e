package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many users and groups at once, over several connections. */
final class Population {
  private static final int CONNECTIONS = 4;
  private static final int MEMBERS = 10;

  /** The users and groups of a container by number, from 0 on. */
  private final TestDomain domain;

  private final String container;
  private final int users;

  Population(TestDomain domain, String container, int users) {
    this.domain = domain;
    this.container = container;
    this.users = users;
  }

  String user(int number) {
    return "CN=user" + number + "," + container;
  }

  String group(int number) {
    return "CN=group" + number + "," + container;
  }

  String account(int number) {
    return domain.account("user" + number);
  }

  /** Returns the numbers of the users that are members of a group. */
  List<Integer> members(int group) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add((group * MEMBERS + i) % users);
    }
    return members;
  }

  void create(int groups) throws Exception {
    add(users, this::user, this::userAttributes);
    add(groups, this::group, this::groupAttributes);
  }

  private Attribute[] userAttributes(int number) {
    String account = account(number);
    return new Attribute[] {
      new Attribute("objectClass", "user"),
      new Attribute("sAMAccountName", account),
      new Attribute("userPrincipalName", account + "@contoso.test"),
      new Attribute("displayName", "User " + number),
      new Attribute("givenName", "Given" + number),
      new Attribute("sn", "Surname" + number),
      new Attribute("mail", account + "@contoso.test"),
      new Attribute(
          "proxyAddresses", "SMTP:" + account + "@contoso.test", "smtp:a" + account + "@x"),
      new Attribute("userAccountControl", "544")
    };
  }

  private Attribute[] groupAttributes(int number) {
    return new Attribute[] {
      new Attribute("objectClass", "group"),
      new Attribute("sAMAccountName", domain.account("group" + number)),
      new Attribute("displayName", "Group " + number),
      new Attribute("member", members(number).stream().map(this::user).toList())
    };
  }

  private void add(int count, IntFunction<String> name, IntFunction<Attribute[]> attributes)
      throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Void>> shares = new ArrayList<>();
      for (int share = 0; share < CONNECTIONS; share++) {
        int first = share;
        shares.add(
            () -> {
              try (LDAPConnection connection = domain.connect()) {
                for (int number = first; number < count; number += CONNECTIONS) {
                  connection.add(name.apply(number), attributes.apply(number));
                }
              }
              return null;
            });
      }
      for (Future<Void> share : workers.invokeAll(shares)) {
        share.get();
      }
    } finally {
      workers.shutdown();
    }
  }
}
