package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import java.time.Clock;
import java.util.Optional;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;

/** One import over one connection. For use by one thread. */
final class GenericImport {
  private static final String LIMITED =
      "the server stopped because of a limit of its own; raise its size and time limits for this"
          + " account";

  private final Directory directory;
  private final EntryReader reader;
  private final Clock clock;
  private final ImportRequest request;
  private final ImportSink sink;

  GenericImport(
      Directory directory,
      EntryReader reader,
      Clock clock,
      ImportRequest request,
      ImportSink sink) {
    this.directory = directory;
    this.reader = reader;
    this.clock = clock;
    this.request = request;
    this.sink = sink;
  }

  void run() throws ConnectorException {
    Optional<Watermark> before =
        request.watermark().flatMap(bytes -> Watermark.read(bytes, reader.anchors()));
    if (request.isDelta() && before.isEmpty()) {
      fullImportRequired("the watermark is of another version or of another connector");
      return;
    }
    try (LDAPConnection connection = directory.connect()) {
      Place place =
          Place.find(
              connection, request.partition(), reader.anchors(), directory.settings().pageSize());
      if (before.isPresent()) {
        readChanges(connection, place, before.get());
      } else {
        readAll(connection, place);
      }
    } catch (LDAPException e) {
      throw directory.stopped("reading " + request.partition().name(), e);
    }
  }

  private void readAll(LDAPConnection connection, Place place) throws LDAPException {
    Round round = round(new KnownEntries());
    byte[] since = Timestamps.position(clock.instant());
    if (place.knowsContentSync()) {
      ContentSync sync = new ContentSync(round, new byte[0]);
      ContentSync.Outcome outcome = sync.run(connection, place, reader.attributes());
      if (outcome != ContentSync.Outcome.UNAVAILABLE) {
        boolean all = outcome == ContentSync.Outcome.DONE;
        end(round, all, place, Watermark.Method.CONTENT_SYNC, sync.cookie());
        return;
      }
    }
    boolean all = new Timestamps(round, reader, connection, place).readAll();
    end(round, all, place, Watermark.Method.TIMESTAMPS, since);
  }

  private void readChanges(LDAPConnection connection, Place place, Watermark before)
      throws LDAPException {
    if (!before.origin().equals(place.origin())) {
      fullImportRequired("the watermark is of another directory, or of one that was set up anew");
      return;
    }
    if (before.position().length == 0) {
      fullImportRequired("the server gave no cookie to go on from");
      return;
    }
    Round round = round(before.entries());
    if (before.method() == Watermark.Method.TIMESTAMPS) {
      byte[] since = Timestamps.position(clock.instant());
      boolean all = new Timestamps(round, reader, connection, place).readChanges(before.position());
      end(round, all, place, Watermark.Method.TIMESTAMPS, since);
    } else {
      synchronize(connection, place, before, round);
    }
  }

  private void synchronize(LDAPConnection connection, Place place, Watermark before, Round round)
      throws LDAPException {
    ContentSync sync = new ContentSync(round, before.position());
    ContentSync.Outcome outcome = sync.run(connection, place, reader.attributesAndChildren());
    switch (outcome) {
      case DONE -> {
        boolean all = follow(connection, place, round);
        end(round, all, place, Watermark.Method.CONTENT_SYNC, sync.cookie());
      }
      case LIMITED -> round.partial(LIMITED);
      case UNAVAILABLE ->
          fullImportRequired("the server has no content synchronization for this place any more");
      case COOKIE_REFUSED ->
          fullImportRequired("the server cannot go on from the cookie of the last import");
    }
  }

  // A server tells of the container that was renamed or came from elsewhere, and not of what is
  // below it; nor does it of what went away with a container.
  private boolean follow(LDAPConnection connection, Place place, Round round) throws LDAPException {
    if (round.containersAreGone()) {
      return new Comparison(round, reader, connection, place).run();
    }
    Filter all = Filter.createPresenceFilter("objectClass");
    boolean complete = true;
    for (DN container : round.moved()) {
      SearchRequest below = Place.below(container, all, reader.attributes());
      try {
        complete &= !place.search(connection, below, round::take).limited();
      } catch (LDAPException e) {
        // It is already somewhere else, which the next delta tells.
        if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
          throw e;
        }
      }
    }
    return complete;
  }

  private Round round(KnownEntries known) {
    return new Round(request.partition().id(), reader, known, sink);
  }

  private static void end(
      Round round, boolean all, Place place, Watermark.Method method, byte[] position) {
    if (all) {
      round.complete(new Watermark(place.origin(), method, position, round.known()));
    } else {
      round.partial(LIMITED);
    }
  }

  private void fullImportRequired(String reason) {
    round(new KnownEntries()).end(new Completeness.FullImportRequired(reason));
  }
}
