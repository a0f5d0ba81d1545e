package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import org.aadsync.connector.ldap.testing.Counters.Counted;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one connection. */
final class ControllerRequestHandler extends LDAPListenerRequestHandler {
  private static final String WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";
  private static final String NOTICE_OF_DISCONNECTION = "1.3.6.1.4.1.1466.20036";

  private final Forest forest;
  private final Controller controller;
  private final FaultScript faults;
  private final Counters counters;
  private final @Nullable LDAPListenerClientConnection connection;
  private final Session session;

  ControllerRequestHandler(
      Forest forest, Controller controller, FaultScript faults, Counters counters) {
    this(forest, controller, faults, counters, null);
  }

  private ControllerRequestHandler(
      Forest forest,
      Controller controller,
      FaultScript faults,
      Counters counters,
      @Nullable LDAPListenerClientConnection connection) {
    this.forest = forest;
    this.controller = controller;
    this.faults = faults;
    this.counters = counters;
    this.connection = connection;
    this.session = new Session(controller);
  }

  @Override
  public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection opened) {
    counters.add(Counted.CONNECTION);
    return new ControllerRequestHandler(forest, controller, faults, counters, opened);
  }

  private LDAPListenerClientConnection connection() {
    if (connection == null) {
      throw new IllegalStateException("no connection yet");
    }
    return connection;
  }

  private boolean encrypted() {
    return connection().getSocket() instanceof SSLSocket;
  }

  private void cut() {
    try {
      connection().close();
    } catch (IOException closedAlready) {
      // The connection is gone, which is what was wanted.
    }
  }

  /** Does what faults demand before a request is done; a result code to answer with, or null. */
  private @Nullable ResultCode disturbed() {
    try {
      Thread.sleep(faults.takeDelay().toMillis());
      byte[] garbage = faults.takeGarbage();
      if (garbage != null) {
        connection().getSocket().getOutputStream().write(garbage);
        connection().getSocket().getOutputStream().flush();
        cut();
      }
      if (faults.takeNotice()) {
        connection()
            .sendUnsolicitedNotification(
                new ExtendedResult(
                    0,
                    ResultCode.UNAVAILABLE,
                    "the controller restarts",
                    null,
                    null,
                    NOTICE_OF_DISCONNECTION,
                    null,
                    null));
        cut();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | LDAPException gone) {
      cut();
    }
    return faults.takeAnswer();
  }

  private static LDAPResult refusal(ResultCode code) {
    return new LDAPResult(
        0,
        code,
        "000020D9: SvcErr: problem (" + code.getName() + "), data 0",
        null,
        new String[0],
        null);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws LDAPException;
  }

  private LDAPResult write(Counted kind, List<Control> controls, Work work) {
    counters.add(kind);
    ResultCode disturbance = disturbed();
    if (disturbance != null) {
      return refusal(disturbance);
    }
    FaultScript.WriteFate fate = faults.nextWrite();
    if (fate == FaultScript.WriteFate.LOST_UNDONE) {
      cut();
      return refusal(ResultCode.UNAVAILABLE);
    }
    LDAPResult result = done(controls, work);
    if (fate == FaultScript.WriteFate.LOST_DONE) {
      cut();
    }
    return result;
  }

  private LDAPResult done(List<Control> controls, Work work) {
    try {
      Session.refuseUnknown(controls);
      synchronized (forest) {
        work.run();
      }
      return new LDAPResult(0, ResultCode.SUCCESS);
    } catch (LDAPException refused) {
      return refused.toLDAPResult();
    }
  }

  @Override
  public LDAPMessage processAddRequest(
      int id, AddRequestProtocolOp request, List<Control> controls) {
    boolean encrypted = encrypted();
    LDAPResult result =
        write(
            Counted.ADD,
            controls,
            () -> new AddOperation(forest, session, encrypted).apply(request));
    return new LDAPMessage(id, new AddResponseProtocolOp(result));
  }

  @Override
  public LDAPMessage processModifyRequest(
      int id, ModifyRequestProtocolOp request, List<Control> controls) {
    boolean encrypted = encrypted();
    request
        .getModifications()
        .forEach(each -> counters.add(Counted.MODIFIED_VALUE, each.getRawValues().length));
    LDAPResult result =
        write(
            Counted.MODIFY,
            controls,
            () -> new ModifyOperation(forest, session, encrypted).apply(request, controls));
    return new LDAPMessage(id, new ModifyResponseProtocolOp(result));
  }

  @Override
  public LDAPMessage processModifyDNRequest(
      int id, ModifyDNRequestProtocolOp request, List<Control> controls) {
    LDAPResult result =
        write(Counted.RENAME, controls, () -> new RenameOperation(forest, session).apply(request));
    return new LDAPMessage(id, new ModifyDNResponseProtocolOp(result));
  }

  @Override
  public LDAPMessage processDeleteRequest(
      int id, DeleteRequestProtocolOp request, List<Control> controls) {
    LDAPResult result =
        write(
            Counted.DELETE,
            controls,
            () -> new DeleteOperation(forest, session).apply(request, controls));
    return new LDAPMessage(id, new DeleteResponseProtocolOp(result));
  }

  @Override
  public LDAPMessage processSearchRequest(
      int id, SearchRequestProtocolOp request, List<Control> controls) {
    counters.add(Counted.SEARCH);
    ResultCode disturbance = disturbed();
    if (disturbance != null) {
      return new LDAPMessage(id, new SearchResultDoneProtocolOp(refusal(disturbance)));
    }
    int answered = faults.takeWrongMessageId() ? id + 10_000 : id;
    SearchAnswer answer;
    try {
      answer = search(request, controls);
      send(answered, answer.entries());
    } catch (LDAPException refused) {
      return new LDAPMessage(answered, new SearchResultDoneProtocolOp(refused.toLDAPResult()));
    }
    return new LDAPMessage(
        answered,
        new SearchResultDoneProtocolOp(
            answer.result().intValue(), null, answer.message(), List.of()),
        answer.controls());
  }

  private SearchAnswer search(SearchRequestProtocolOp request, List<Control> controls)
      throws LDAPException {
    Session.refuseUnknown(controls);
    Control dirSync = Session.find(controls, Session.DIR_SYNC);
    if (Session.asks(controls, Session.PAGED)) {
      counters.add(Counted.PAGE);
    }
    synchronized (forest) {
      if (dirSync != null) {
        counters.add(Counted.DIR_SYNC_ROUND);
        return new DirSyncOperation(forest, session, request, controls, faults).answer(dirSync);
      }
      return new SearchOperation(forest, session, request, controls).answer();
    }
  }

  private void send(int id, List<Entry> entries) throws LDAPException {
    for (Entry entry : entries) {
      if (faults.cutsEntry()) {
        cut();
        return;
      }
      connection().sendSearchResultEntry(id, entry);
      counters.add(Counted.ENTRY);
    }
  }

  @Override
  public LDAPMessage processBindRequest(
      int id, BindRequestProtocolOp request, List<Control> controls) {
    counters.add(Counted.BIND);
    ResultCode disturbance = faults.takeBindAnswer();
    if (disturbance != null) {
      return new LDAPMessage(id, new BindResponseProtocolOp(refusal(disturbance)));
    }
    LDAPResult result = done(controls, () -> new BindOperation(forest, session).apply(request));
    return new LDAPMessage(id, new BindResponseProtocolOp(result));
  }

  @Override
  public LDAPMessage processCompareRequest(
      int id, CompareRequestProtocolOp request, List<Control> controls) {
    boolean[] equal = new boolean[1];
    LDAPResult result =
        done(
            controls,
            () -> {
              session.bound();
              DirectoryObject object = forest.find(request.getDN());
              if (object == null || object.deleted) {
                throw Refusal.noSuchObject(request.getDN(), "");
              }
              Filter filter =
                  Filter.createEqualityFilter(
                      request.getAttributeName(), request.getAssertionValue().getValue());
              equal[0] =
                  new FilterEvaluator(forest, new ObjectView(forest, controller))
                      .matches(filter, object);
            });
    Function<ResultCode, LDAPResult> compared = code -> new LDAPResult(0, code);
    LDAPResult answer =
        result.getResultCode() != ResultCode.SUCCESS
            ? result
            : compared.apply(equal[0] ? ResultCode.COMPARE_TRUE : ResultCode.COMPARE_FALSE);
    return new LDAPMessage(id, new CompareResponseProtocolOp(answer));
  }

  @Override
  public LDAPMessage processExtendedRequest(
      int id, ExtendedRequestProtocolOp request, List<Control> controls) {
    if (!request.getOID().equals(WHO_AM_I)) {
      return new LDAPMessage(
          id,
          new ExtendedResponseProtocolOp(
              ResultCode.PROTOCOL_ERROR_INT_VALUE,
              null,
              "0000203D: LdapErr: unknown extended request",
              null,
              null,
              null));
    }
    DirectoryObject account = session.account;
    String name =
        account == null
            ? ""
            : "u:" + forest.settings.netbiosName() + "\\" + account.text("sAMAccountName");
    return new LDAPMessage(
        id,
        new ExtendedResponseProtocolOp(
            ResultCode.SUCCESS_INT_VALUE, null, null, null, null, new ASN1OctetString(name)));
  }
}
