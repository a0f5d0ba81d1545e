package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Clock;
import java.util.Optional;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
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
    Optional<Watermark> before = request.watermark().flatMap(Watermark::read);
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
    byte[] since = Timestamps.position(clock.instant());
    if (place.knowsContentSync()) {
      Round round = round(place, new Containers(), RecentEntries.none());
      ContentSync sync = new ContentSync(round, new byte[0]);
      ContentSync.Outcome outcome = sync.run(connection, place, reader.attributes());
      if (outcome == ContentSync.Outcome.DONE) {
        Comparison.Seen settled = new Comparison(round, reader, connection, place).settle();
        resolve(connection, round.containers());
        end(round, settled, contentSync(place, sync, round), false);
        return;
      } else if (outcome != ContentSync.Outcome.UNAVAILABLE) {
        round.partial(LIMITED);
        return;
      }
    }
    Round round = round(place, new Containers(), new RecentEntries(since));
    boolean all = new Timestamps(round, reader, connection, place).readAll();
    end(
        round,
        all ? Comparison.Seen.ALL : Comparison.Seen.LIMITED,
        Watermark.timestamps(place.origin(), since, round.recent()),
        false);
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
    if (before.method() == Watermark.Method.TIMESTAMPS) {
      byte[] since = Timestamps.position(clock.instant());
      Round round = round(place, new Containers(), new RecentEntries(since));
      Comparison comparison = new Comparison(round, reader, connection, place);
      Comparison.Seen changes =
          new Timestamps(round, reader, connection, place)
              .readChanges(before.position(), before.recent(), comparison);
      Comparison.Seen seen = withReferrers(changes, true, round, comparison);
      end(round, seen, Watermark.timestamps(place.origin(), since, round.recent()), true);
    } else {
      synchronize(connection, place, before);
    }
  }

  private void synchronize(LDAPConnection connection, Place place, Watermark before)
      throws LDAPException {
    Round round = round(place, before.containers(), RecentEntries.none());
    ContentSync sync = new ContentSync(round, before.position());
    ContentSync.Outcome outcome = sync.run(connection, place, reader.attributesAndChildren());
    switch (outcome) {
      case DONE -> follow(connection, place, sync, round);
      case LIMITED -> round.partial(LIMITED);
      case UNAVAILABLE ->
          round.fullImportRequired(
              "the server has no content synchronization for this place any more");
      case COOKIE_REFUSED ->
          round.fullImportRequired("the server cannot go on from the cookie of the last import");
    }
  }

  // A server tells of the container that was renamed or came from elsewhere, and not of what is
  // below it; nor does it of what went away with a container.
  private void follow(LDAPConnection connection, Place place, ContentSync sync, Round round)
      throws LDAPException {
    boolean allPresent = round.presentPhaseIsOver();
    if (round.containersAreGone() && allPresent) {
      round.fullImportRequired(
          "the server told of what is there and then that a container is gone, but not what with"
              + " it");
      return;
    }
    boolean isAnchorTold = reader.anchors().isEntryUuid();
    boolean compare =
        round.containersAreGone() || round.othersAreGone() || (allPresent && !isAnchorTold);
    Comparison comparison = new Comparison(round, reader, connection, place);
    boolean mentionedAll = compare || allPresent;
    Comparison.Seen followed = compare ? comparison.everything() : comparison.below(round.moved());
    Comparison.Seen settled = followed == Comparison.Seen.ALL ? comparison.settle() : followed;
    Comparison.Seen seen = withReferrers(settled, mentionedAll, round, comparison);
    if (allPresent) {
      round.containers().removeUnseen();
    }
    resolve(connection, round.containers());
    end(round, seen, contentSync(place, sync, round), mentionedAll);
  }

  private static Comparison.Seen withReferrers(
      Comparison.Seen seen, boolean mentionedAll, Round round, Comparison comparison)
      throws LDAPException {
    if (seen != Comparison.Seen.ALL) {
      return seen;
    }
    if (mentionedAll) {
      round.unmentionedAreGone();
    }
    return comparison.referrers();
  }

  /** Finds out which entries are above others that were seen. */
  private void resolve(LDAPConnection connection, Containers containers) throws LDAPException {
    for (String name : containers.unresolved()) {
      Entry entry = connection.getEntry(name, AnchorForm.ENTRY_UUID, reader.anchors().attribute());
      if (entry != null) {
        try {
          containers.put(reader.key(entry), EntryReader.nameHash(name));
        } catch (RefusedException e) {
          // As one that the account may not see: what is below it is told of by itself.
        }
      }
    }
  }

  private static Watermark contentSync(Place place, ContentSync sync, Round round) {
    return Watermark.contentSync(place.origin(), sync.cookie(), round.containers());
  }

  private Round round(Place place, Containers containers, RecentEntries recent) {
    return new Round(request, reader, place.base(), containers, recent, sink);
  }

  private static void end(
      Round round, Comparison.Seen seen, Watermark watermark, boolean mentionedAll) {
    switch (seen) {
      case ALL -> round.complete(watermark, mentionedAll);
      case LIMITED -> round.partial(LIMITED);
      case RESTLESS ->
          round.partial(
              "containers were renamed again and again while what is below them was read; import"
                  + " again when that is over");
      case TOO_MUCH ->
          round.fullImportRequired(
              "more objects came into the partition at once than are read one by one");
    }
  }

  private void fullImportRequired(String reason) {
    Completeness end = new Completeness.FullImportRequired(reason);
    sink.accept(new ImportEvent.End(request.partition().id(), end));
  }
}
