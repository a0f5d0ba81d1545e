package org.aadsync.benchmarks.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.aadsync.core.config.ConnectorKind;

/**
 * Made-up people in a container of their own, which are added once and stay: {@code
 * ou=aadsync-benchmark-100000} holds a hundred thousand.
 */
final class Inhabitants {
  private static final int CONNECTIONS = 4;
  // Says how many have been added.
  private static final String NOTE = "description";

  private final Server server;
  private final int count;
  private final String container;

  private Inhabitants(Server server, int count) {
    this.server = server;
    this.count = count;
    this.container = "ou=aadsync-benchmark-" + count + "," + server.base();
  }

  /** Returns as many people, after adding those that are missing. */
  static Inhabitants of(Server server, int count) throws Exception {
    Inhabitants inhabitants = new Inhabitants(server, count);
    inhabitants.settle();
    return inhabitants;
  }

  String container() {
    return container;
  }

  int count() {
    return count;
  }

  String name(int number) {
    return (isDomain() ? "CN=" : "uid=") + account(number) + "," + container;
  }

  private boolean isDomain() {
    return server.kind() == ConnectorKind.ACTIVE_DIRECTORY;
  }

  private String account(int number) {
    return "b" + count + "-" + number;
  }

  private void settle() throws Exception {
    int from;
    try (LDAPConnection connection = server.connect()) {
      add(connection, new Entry(container, new Attribute("objectClass", "organizationalUnit")));
      Entry found = connection.getEntry(container, NOTE);
      String noted = found == null ? null : found.getAttributeValue(NOTE);
      from = noted == null ? 0 : Integer.parseInt(noted);
    }
    if (from < count) {
      System.err.printf("adding %,d users below %s%n", count - from, container);
      AtomicInteger next = new AtomicInteger(from);
      ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
      try {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
          all.add(threads.submit(adding(next)));
        }
        for (Future<?> one : all) {
          one.get();
        }
      } finally {
        threads.shutdownNow();
      }
      try (LDAPConnection connection = server.connect()) {
        connection.modify(
            container, new Modification(ModificationType.REPLACE, NOTE, String.valueOf(count)));
      }
    }
  }

  private Callable<Integer> adding(AtomicInteger next) {
    return () -> {
      try (LDAPConnection connection = server.connect()) {
        int number = next.getAndIncrement();
        while (number < count) {
          add(connection, isDomain() ? user(number) : person(number));
          number = next.getAndIncrement();
        }
        return number;
      }
    };
  }

  private static void add(LDAPConnection connection, Entry entry) throws LDAPException {
    try {
      connection.add(entry);
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
        throw e;
      }
    }
  }

  private Entry person(int number) {
    Entry entry = new Entry(name(number), new Attribute("objectClass", "inetOrgPerson"));
    for (String attribute : Selected.PERSON) {
      entry.addAttribute(
          attribute,
          switch (attribute) {
            case "uid" -> account(number);
            case "mail" -> account(number) + "@brew.example";
            case "telephoneNumber", "mobile" -> "+420 555 " + number;
            case "postalCode" -> String.valueOf(30_000 + number % 900);
            case "preferredLanguage" -> number % 3 == 0 ? "cs" : "de";
            case "cn", "displayName" -> "Žofie Nováková " + number;
            default -> attribute + " " + number % 1_000;
          });
    }
    entry.addAttribute(Selected.MANAGER, name(number / 12));
    return entry;
  }

  private Entry user(int number) {
    Entry entry = new Entry(name(number), new Attribute("objectClass", "user"));
    for (String attribute : Selected.USER) {
      entry.addAttribute(
          attribute,
          switch (attribute) {
            case "sAMAccountName" -> account(number);
            case "userPrincipalName", "mail" -> account(number) + "@brew.example";
            default -> attribute + " " + number % 1_000;
          });
    }
    return entry;
  }
}
