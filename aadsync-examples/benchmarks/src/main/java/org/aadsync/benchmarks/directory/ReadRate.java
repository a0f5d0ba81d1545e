package org.aadsync.benchmarks.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;

/**
 * Full imports beside the library alone, in turns: the same entries with the same attributes, by
 * the same kind of search, and every value looked at.
 */
final class ReadRate {
  // What the JIT compiler wants to see of each before it is done.
  private static final int WARM_UP_ENTRIES = 300_000;
  private static final int MAX_WARM_UP_ROUNDS = 12;
  private static final int ROUNDS = 7;

  private final Server server;
  private final Inhabitants inhabitants;
  private final ConnectorDefinition definition;

  ReadRate(Server server, Inhabitants inhabitants, ConnectorDefinition definition) {
    this.server = server;
    this.inhabitants = inhabitants;
    this.definition = definition;
  }

  /**
   * What was measured: medians.
   *
   * @param bare entries that the library alone reads in a second
   * @param connector objects that the connector imports in a second
   */
  record Rates(double bare, double connector) {
    double ratio() {
      return connector / bare;
    }
  }

  Rates measure() throws Exception {
    double[] bare = new double[ROUNDS];
    double[] connector = new double[ROUNDS];
    int warmUp = Math.max(2, Math.min(MAX_WARM_UP_ROUNDS, WARM_UP_ENTRIES / inhabitants.count()));
    for (int round = -warmUp; round < ROUNDS; round++) {
      double alone = rate(this::readBare);
      double imported = rate(this::readAll);
      if (round >= 0) {
        bare[round] = alone;
        connector[round] = imported;
      }
    }
    return new Rates(median(bare), median(connector));
  }

  /** Reads everything and returns how many people there were. */
  @FunctionalInterface
  private interface Reading {
    long read() throws LDAPException, ConnectorException;
  }

  private double rate(Reading reading) throws Exception {
    long begin = System.nanoTime();
    long read = reading.read();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (read != inhabitants.count()) {
      throw new IllegalStateException(read + " of " + inhabitants.count() + " people were read");
    }
    return read / seconds;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private long readAll() throws ConnectorException {
    long[] objects = new long[1];
    try (Connector connector = server.connector(definition)) {
      connector.importObjects(
          new ImportRequest(definition.partitions().get(0), Optional.empty(), true),
          event -> objects[0] += event instanceof ImportEvent.Full ? 1 : 0);
    }
    return objects[0];
  }

  private long readBare() throws LDAPException {
    try (LDAPConnection connection = server.connect()) {
      return definition.kind() == ConnectorKind.ACTIVE_DIRECTORY
          ? readPages(connection)
          : readContent(connection);
    }
  }

  private String[] attributes() {
    List<String> names = new ArrayList<>();
    definition.schema().attributes().stream()
        .skip(1) // the DN comes with every entry
        .forEach(attribute -> names.add(attribute.name()));
    names.add("objectClass");
    if (definition.kind() != ConnectorKind.ACTIVE_DIRECTORY) {
      names.add("entryUUID");
      names.add("modifyTimestamp");
    }
    return names.toArray(String[]::new);
  }

  private long readContent(LDAPConnection connection) throws LDAPException {
    Looking looking = new Looking();
    SearchRequest request =
        new SearchRequest(
            looking,
            inhabitants.container(),
            SearchScope.SUB,
            Filter.createPresenceFilter("objectClass"),
            attributes());
    request.addControl(
        new ContentSyncRequestControl(true, ContentSyncRequestMode.REFRESH_ONLY, null, false));
    connection.search(request);
    return looking.entries - 1; // the container
  }

  private long readPages(LDAPConnection connection) throws LDAPException {
    Looking looking = new Looking();
    ASN1OctetString cookie = null;
    do {
      SearchRequest request =
          new SearchRequest(
              inhabitants.container(),
              SearchScope.SUB,
              Filter.createEqualityFilter("objectClass", "user"),
              attributes());
      request.addControl(new SimplePagedResultsControl(Server.PAGE, cookie, true));
      SearchResult page = connection.search(request);
      page.getSearchEntries().forEach(looking::searchEntryReturned);
      SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
      cookie = answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
    } while (cookie != null);
    return looking.entries;
  }

  private static final class Looking implements SearchResultListener {
    private static final long serialVersionUID = 1L;

    private long entries;
    private long bytes;

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
      entries++;
      for (Attribute attribute : entry.getAttributes()) {
        for (byte[] value : attribute.getValueByteArrays()) {
          bytes += value.length;
        }
      }
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
      throw new IllegalStateException("there is one server");
    }
  }
}
