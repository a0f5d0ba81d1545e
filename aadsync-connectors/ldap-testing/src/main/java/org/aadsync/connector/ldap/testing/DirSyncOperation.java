package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Exception;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1Long;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One round of the DirSync control ([MS-ADTS] 3.1.1.3.4.1.3). */
final class DirSyncOperation {
  private static final long OBJECT_SECURITY = 0x1;
  private static final long INCREMENTAL_VALUES = 0x80000000L;

  private final Forest forest;
  private final Session session;
  private final SearchRequestProtocolOp request;
  private final List<Control> controls;
  private final FaultScript faults;
  private final List<Entry> entries = new ArrayList<>();

  DirSyncOperation(
      Forest forest,
      Session session,
      SearchRequestProtocolOp request,
      List<Control> controls,
      FaultScript faults) {
    this.forest = forest;
    this.session = session;
    this.request = request;
    this.controls = controls;
    this.faults = faults;
  }

  private record Asked(long flags, byte[] cookie) {
    boolean incremental() {
      return (flags & INCREMENTAL_VALUES) != 0;
    }
  }

  SearchAnswer answer(Control control) throws LDAPException {
    session.bound();
    Asked asked = decoded(control);
    DirectoryObject base = forest.find(request.getBaseDN());
    if (base == null) {
      throw Refusal.noSuchObject(request.getBaseDN(), forest.bestMatch(request.getBaseDN()));
    }
    boolean permitted =
        session.has(Right.REPLICATING_DIRECTORY_CHANGES) || (asked.flags() & OBJECT_SECURITY) != 0;
    if (base.rootName == null || !permitted) {
      throw Refusal.noRight("Replicating Directory Changes");
    }
    ResultCode refusal = faults.takeCookieRefusal(asked.cookie().length > 0);
    if (refusal != null) {
      throw new LDAPException(
          refusal, "00000057: LdapErr: comment: Error processing control, data 0");
    }
    DirSyncCookie cookie = position(asked.cookie());
    if (faults.takeEmptyRound()) {
      return SearchAnswer.complete(List.of(), response(true, cookie));
    }
    return round(base, asked.incremental(), cookie);
  }

  private static Asked decoded(Control control) throws LDAPException {
    ASN1OctetString value = control.getValue();
    try {
      ASN1Element[] parts =
          ASN1Sequence.decodeAsSequence(value == null ? new byte[0] : value.getValue()).elements();
      long flags = ASN1Long.decodeAsLong(parts[0]).longValue() & 0xFFFFFFFFL;
      return new Asked(flags, ASN1OctetString.decodeAsOctetString(parts[2]).getValue());
    } catch (ASN1Exception | ArrayIndexOutOfBoundsException malformed) {
      throw new LDAPException(
          ResultCode.PROTOCOL_ERROR, "00000057: LdapErr: Error processing control", malformed);
    }
  }

  /**
   * Where to go on. What a controller that no longer is had sent, nobody knows: everything is sent
   * again.
   */
  private DirSyncCookie position(byte[] bytes) throws LDAPException {
    UUID here = session.controller.invocationId();
    if (bytes.length == 0) {
      return DirSyncCookie.start(here);
    }
    DirSyncCookie cookie = DirSyncCookie.decoded(bytes);
    if (!forest.controllers.containsKey(cookie.invocationId())) {
      return DirSyncCookie.start(here);
    }
    return new DirSyncCookie(
        here,
        cookie.objectUsn(),
        cookie.propertyUsn(),
        cookie.partialUsn(),
        cookie.partialOffset());
  }

  private SearchAnswer round(DirectoryObject base, boolean incremental, DirSyncCookie from)
      throws LDAPException {
    ObjectView view = new ObjectView(forest, session.controller);
    FilterEvaluator filters = new FilterEvaluator(forest, view);
    ExtendedNames names = ExtendedNames.asked(Session.find(controls, ExtendedNames.OID));
    int valuesLeft = forest.settings.dirSyncRoundValues();
    long done = from.objectUsn();
    for (DirectoryObject each : forest.changedFrom(done + 1)) {
      if (each.namingContext() == base && filters.matches(request.getFilter(), each)) {
        int offset = each.usnChanged == from.partialUsn() ? from.partialOffset() : 0;
        ChangedObject change =
            new ChangedObject(
                forest,
                view,
                names,
                each,
                from.propertyUsn(),
                incremental,
                request.getAttributes());
        int values = change.linkValues() - offset;
        boolean full = entries.size() == forest.settings.dirSyncRoundObjects();
        if (full || (values > valuesLeft && !entries.isEmpty())) {
          return ended(from, done, 0, 0);
        }
        change.render(offset, valuesLeft).map(this::maybeBare).ifPresent(entries::add);
        if (values > valuesLeft) {
          return ended(from, done, each.usnChanged, offset + valuesLeft);
        }
        valuesLeft -= Math.max(values, 0);
      }
      done = each.usnChanged;
    }
    long all = forest.highestUsn();
    DirSyncCookie next = new DirSyncCookie(session.controller.invocationId(), all, all, 0, 0);
    return SearchAnswer.complete(entries, response(false, next));
  }

  private SearchAnswer ended(DirSyncCookie from, long done, long partialUsn, int partialOffset) {
    DirSyncCookie next =
        new DirSyncCookie(
            session.controller.invocationId(), done, from.propertyUsn(), partialUsn, partialOffset);
    return SearchAnswer.complete(entries, response(true, next));
  }

  private Entry maybeBare(Entry entry) {
    return entry.hasAttribute("isDeleted") && faults.hidesTombstones()
        ? new Entry(entry.getDN())
        : entry;
  }

  private static Control response(boolean more, DirSyncCookie cookie) {
    ASN1Sequence value =
        new ASN1Sequence(
            new ASN1Integer(more ? 1 : 0),
            new ASN1Integer(0),
            new ASN1OctetString(cookie.encoded()));
    return new Control(Session.DIR_SYNC, true, new ASN1OctetString(value.encode()));
  }
}
