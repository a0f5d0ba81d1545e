package org.aadsync.core.internal.run;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.RetryAdvice;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits to be exported: deletions first, then containers, renames, changes and other new
 * objects; in a second pass the references to objects that the first one had to create.
 *
 * <p>Source: <i>Understanding the architecture</i> (Microsoft), Export process.
 */
final class Exporter {
  private final ConnectorSpace space;
  private final ExportSession session;
  private final ExportEscrow escrow;
  private final StepResult result;
  private final ExportPlan plan;
  private final int batchSize;
  private final Map<CsObject, CsState> before = new LinkedHashMap<>();
  private final Set<CsObject> secondPass = new LinkedHashSet<>();
  private final Set<CsObject> awaitingParents = new LinkedHashSet<>();
  private final Set<CsObject> refused = new HashSet<>();
  private boolean inSecondPass;

  Exporter(
      ConnectorSpace space,
      ExportSession session,
      ExportEscrow escrow,
      int batchSize,
      StepResult result) {
    this.space = space;
    this.session = session;
    this.escrow = escrow;
    this.batchSize = batchSize;
    this.result = result;
    this.plan = new ExportPlan(space, escrow.uncertain());
  }

  /** Sends these objects; on an exception nothing counts as sent that can be taken back. */
  void run(Collection<CsObject> pending) throws ConnectorException {
    boolean committed = false;
    try {
      List<CsObject> objects = plan.order(pending);
      if (!session.writesAtOnce()) {
        escrow.announce(objects);
      }
      sendAll(objects);
      sendSecondPass();
      session.commit();
      committed = true;
      result.stopIfNeeded();
    } finally {
      if (!committed && !session.writesAtOnce()) {
        before.forEach(space::commit);
      }
      escrow.end(committed, session.writesAtOnce());
    }
  }

  private void sendAll(List<CsObject> objects) throws ConnectorException {
    for (List<CsObject> batch : Lists.partition(objects, batchSize)) {
      if (result.stopIfNeeded()) {
        return;
      }
      int sent = 0;
      while (sent < batch.size()) {
        List<Request> requests = new ArrayList<>();
        int next = gather(batch, sent, requests);
        send(batch.subList(sent, next), requests);
        sent = next;
      }
      result.watch().advance(batch.size());
    }
  }

  /**
   * Collects the requests that can be sent together: by which name one refers to an object that an
   * earlier one renames is known only when that is done.
   *
   * @return the place in the batch where to go on
   */
  private int gather(List<CsObject> batch, int from, List<Request> requests) {
    Set<String> givenUp = new HashSet<>();
    int next = from;
    while (next < batch.size()) {
      List<Request> own = requests(batch.get(next));
      if (own.stream().anyMatch(each -> ExportPlan.refersTo(each.operation(), givenUp))) {
        break;
      }
      for (Request each : own) {
        if (each.operation() instanceof ExportOperation.Update update && update.newDn() != null) {
          givenUp.add(update.dn());
        }
      }
      requests.addAll(own);
      next++;
    }
    return next;
  }

  /** What the first pass created can be referred to now. */
  private void sendSecondPass() throws ConnectorException {
    inSecondPass = true;
    List<CsObject> waiting = new ArrayList<>();
    for (CsObject object : secondPass) {
      if (object.state().pendingExport() != PendingOperation.NONE && plan.canSend(object)) {
        waiting.add(object);
      }
    }
    sendAll(waiting);
  }

  private void send(List<CsObject> batch, List<Request> requests) throws ConnectorException {
    if (session.writesAtOnce()) {
      escrow.announce(batch);
    }
    List<ExportOperation> operations = Lists.transform(requests, Request::operation);
    List<ExportOutcome> outcomes = session.export(operations);
    for (int i = 0; i < requests.size(); i++) {
      accept(requests.get(i), outcomes.get(i), true);
    }
    escrow.known(batch);
    List<CsObject> orphans = List.copyOf(awaitingParents);
    awaitingParents.clear();
    for (CsObject orphan : orphans) {
      sendBelowParent(orphan);
    }
  }

  /** Sends what is above an object and waits as well, topmost first, then the object. */
  private void sendBelowParent(CsObject object) throws ConnectorException {
    List<CsObject> ancestors = plan.pendingAncestors(object);
    for (CsObject ancestor : ancestors) {
      if (!refused.contains(ancestor)) {
        sendAgain(ancestor);
      }
    }
    sendAgain(object);
  }

  private void sendAgain(CsObject object) throws ConnectorException {
    if (session.writesAtOnce()) {
      escrow.announce(List.of(object));
    }
    for (Request request : requests(object)) {
      accept(request, session.export(List.of(request.operation())).get(0), true);
    }
    escrow.known(List.of(object));
    if (awaitingParents.remove(object)) {
      fail(
          object,
          new ConnectorError(
              "non-existent-parent",
              null,
              "the object above \""
                  + object.dn()
                  + "\" does not exist, and none that could be exported first waits for it"));
    }
  }

  /**
   * One operation on its way.
   *
   * @param object the object
   * @param operation what is sent
   * @param sent the image that the directory holds if it is done, or null if the object is gone
   * @param counter what to count it as; empty for the first half of a replacement
   * @param anchor the anchor that the object is known to have, or null if nothing is known
   */
  record Request(
      CsObject object,
      ExportOperation operation,
      @Nullable Layer sent,
      String counter,
      @Nullable Anchor anchor) {
    Request(CsObject object, ExportOperation operation, @Nullable Layer sent, String counter) {
      this(object, operation, sent, counter, null);
    }
  }

  private List<Request> requests(CsObject object) {
    CsState state = object.state();
    PendingOperation pending = state.pendingExport();
    Layer exported = state.exported();
    Layer top = state.top();
    List<Request> requests = new ArrayList<>();
    if (exported != null && (top == null || pending == PendingOperation.DELETE_ADD)) {
      // What takes its place is sent when it is gone.
      String counter = top == null ? "export-delete" : "";
      requests.add(new Request(object, plan.delete(object, exported), null, counter));
    } else if (top != null) {
      Layer sendable = plan.sendable(top);
      if (sendable != top) {
        secondPass.add(object);
      }
      if (exported == null) {
        requests.add(new Request(object, plan.add(object, sendable), sendable, "export-add"));
      } else if (!sendable.equals(exported)) {
        String counter = exported.dn().equals(top.dn()) ? "export-update" : "export-rename";
        requests.add(
            new Request(object, plan.update(object, exported, sendable), sendable, counter));
      }
    }
    return requests;
  }

  private void accept(Request request, ExportOutcome outcome, boolean mayConvert)
      throws ConnectorException {
    CsObject object = request.object();
    if (isDoneAlready(request, outcome)) {
      accept(request, new ExportOutcome.Success(null), mayConvert);
    } else if (outcome instanceof ExportOutcome.Success success) {
      Anchor anchor = success.anchor() == null ? request.anchor() : success.anchor();
      if (isOfAnother(anchor, object)) {
        return;
      }
      succeed(request, anchor);
      if (request.sent() == null && object.state().top() != null) {
        replace(object);
      }
    } else if (outcome instanceof ExportOutcome.RetryInSecondPass && !inSecondPass) {
      secondPass.add(object);
    } else if (outcome instanceof ExportOutcome.ProvisionParent) {
      awaitingParents.add(object);
    } else if (outcome instanceof ExportOutcome.RetryInSecondPass) {
      fail(
          object,
          new ConnectorError(
              "dn-attributes-failure",
              null,
              "the object refers to another one that the directory still does not have after"
                  + " everything else was sent"));
    } else if (outcome instanceof ExportOutcome.ConvertToAdd && mayConvert) {
      Layer top = request.sent() == null ? null : object.state().top();
      if (top != null) {
        Layer sendable = plan.sendable(top);
        resend(new Request(object, plan.add(object, sendable), sendable, "export-add"));
      }
    } else if (outcome instanceof ExportOutcome.ConvertToUpdate convert && mayConvert) {
      Layer sent = request.sent();
      if (sent != null && !isOfAnother(convert.anchor(), object)) {
        ExportOperation update = plan.replaceAll(convert.anchor(), sent);
        resend(new Request(object, update, sent, "export-update", convert.anchor()));
      }
    } else if (outcome instanceof ExportOutcome.Failure failure) {
      fail(object, failure.error(), failure.advice());
    } else {
      fail(
          object,
          new ConnectorError(
              "unexpected-error",
              null,
              "the connector asked twice to send the object in another form"));
    }
  }

  /**
   * Returns whether the directory takes an object for another one that is known by that anchor; the
   * export of the object has failed then. An import shows what it has made of the two.
   */
  private boolean isOfAnother(@Nullable Anchor anchor, CsObject object) {
    CsObject bearer = anchor == null ? null : space.find(anchor);
    if (bearer == null || bearer == object) {
      return false;
    }
    fail(
        object,
        new ConnectorError(
            "duplicate-anchor",
            space.definition().anchorAttribute(),
            "the directory says that the anchor is "
                + anchor
                + ", which is that of \""
                + bearer.dn()
                + "\"; run an import and a synchronization, and if it comes again find out why the"
                + " directory takes the two for one"));
    return true;
  }

  /** Returns whether a deletion that may have been sent before was. */
  private static boolean isDoneAlready(Request request, ExportOutcome outcome) {
    return request.operation() instanceof ExportOperation.Delete
        && request.operation().repeated()
        && outcome instanceof ExportOutcome.Failure failure
        && failure.error().code().equals("cd-missing-object");
  }

  /** Creates an object in the place of one of another type that was just deleted. */
  private void replace(CsObject object) throws ConnectorException {
    for (Request add : requests(object)) {
      Request request = new Request(object, add.operation(), add.sent(), "export-delete-add");
      accept(request, session.export(List.of(request.operation())).get(0), true);
    }
  }

  private void resend(Request request) throws ConnectorException {
    accept(request, session.export(List.of(request.operation())).get(0), false);
  }

  private void succeed(Request request, @Nullable Anchor anchor) {
    CsObject object = request.object();
    CsState state = object.state();
    mayTakeBack(object, state);
    Layer sent = request.sent();
    if (sent == null) {
      space.commit(object, gone(state));
    } else {
      Layer readable = plan.withoutExportOnly(sent);
      Layer top = state.top();
      Layer wanted = sent == top ? readable : top == null ? null : plan.withoutExportOnly(top);
      boolean created = request.operation() instanceof ExportOperation.Add;
      // What imports showed of an object that this one replaced is over.
      Layer synced = created ? null : state.synced();
      Layer imported = created ? null : state.imported();
      CsState next =
          state
              .withLayers(synced, imported, readable, wanted)
              .withMemory(plan.remember(state.memory(), sent));
      space.commit(object, anchor == null ? next : next.withAnchor(anchor));
    }
    object.setExportError(null);
    if (!request.counter().isEmpty()) {
      result.counters().count(Counters.EXPORT, request.counter());
    }
  }

  private static CsState gone(CsState state) {
    if (state.imported() == null && state.top() == null) {
      return CsState.placeholder(state.dn()); // never seen by an import: nothing to confirm
    }
    return state.withLayers(state.synced(), state.imported(), null, state.top());
  }

  private void fail(CsObject object, ConnectorError cause) {
    fail(object, cause, RetryAdvice.NEXT_EXPORT);
  }

  private void fail(CsObject object, ConnectorError cause, RetryAdvice advice) {
    refused.add(object);
    secondPass.remove(object); // it is tried again in the next run
    result.counters().count(Counters.EXPORT, "export-failure");
    ObjectError error = result.records().export(object, cause, advice);
    result.add(error);
    if (advice instanceof RetryAdvice.Permanent) {
      withdrawDeletion(object);
    }
    object.setExportError(error);
  }

  /** A deletion that will never succeed is given up: the object is there, and may be joined. */
  private void withdrawDeletion(CsObject object) {
    CsState state = object.state();
    if (state.pendingExport() == PendingOperation.DELETE && state.imported() != null) {
      mayTakeBack(object, state);
      space.commit(object, state.withTop(state.exported()));
    }
  }

  /** Remembers a state to go back to if the directory gives up all that was sent. */
  private void mayTakeBack(CsObject object, CsState state) {
    if (!session.writesAtOnce()) {
      before.putIfAbsent(object, state);
    }
  }
}
