package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Searches, in one piece or by pages. */
final class SearchOperation {
  private final Forest forest;
  private final Session session;
  private final SearchRequestProtocolOp request;
  private final List<Control> controls;
  private final ObjectView view;
  private final FilterEvaluator filters;
  private final EntryRenderer renderer;

  SearchOperation(
      Forest forest, Session session, SearchRequestProtocolOp request, List<Control> controls) {
    this.forest = forest;
    this.session = session;
    this.request = request;
    this.controls = controls;
    this.view = new ObjectView(forest, session.controller);
    this.filters = new FilterEvaluator(forest, view);
    this.renderer =
        new EntryRenderer(
            forest, view, ExtendedNames.asked(Session.find(controls, ExtendedNames.OID)));
  }

  SearchAnswer answer() throws LDAPException {
    if (request.getBaseDN().isEmpty() && request.getScope() == SearchScope.BASE) {
      return SearchAnswer.complete(
          List.of(new RootDse(forest, session.controller).entry(request.getAttributes())));
    }
    session.bound();
    DirectoryObject base = base();
    if (base.is("subSchema")) {
      return SearchAnswer.complete(
          List.of(new SubSchema(forest).entry(base, request.getAttributes())));
    }
    Control paging = Session.find(controls, Session.PAGED);
    return paging == null ? whole(base) : page(base, paging);
  }

  private DirectoryObject base() throws LDAPException {
    String name = request.getBaseDN();
    if (name.isEmpty()) {
      throw Refusal.noSuchObject(name, "");
    }
    DirectoryObject base = forest.find(name);
    if (base == null && !name.startsWith("<") && forest.contextOf(Names.parse(name)) == null) {
      throw new LDAPException(
          ResultCode.REFERRAL,
          "0000202B: RefErr: DSID-0310082F, data 0, 1 access points",
          null,
          new String[] {
            "ldap://" + name.replaceAll("(?i),?DC=", ".").replaceFirst("^\\.", "") + "/" + name
          });
    }
    if (base == null || (base.deleted && !session.seesDeleted(controls))) {
      throw Refusal.noSuchObject(name, name.startsWith("<") ? "" : forest.bestMatch(name));
    }
    return base;
  }

  private SearchAnswer whole(DirectoryObject base) throws LDAPException {
    int asked = request.getSizeLimit();
    int most = forest.settings.maxPageSize();
    int limit = asked > 0 ? Math.min(asked, most) : most;
    List<Entry> entries = new ArrayList<>();
    for (DirectoryObject each : candidates(base)) {
      if (filters.matches(request.getFilter(), each)) {
        if (entries.size() == limit) {
          return new SearchAnswer(
              entries,
              ResultCode.SIZE_LIMIT_EXCEEDED,
              "000020EF: SvcErr: problem 5005 (ADMIN_LIMIT)",
              List.of());
        }
        entries.add(renderer.render(each, request.getAttributes(), request.typesOnly()));
      }
    }
    return SearchAnswer.complete(entries);
  }

  /** A page of the objects that matched when the first page was asked for, as they are now. */
  private SearchAnswer page(DirectoryObject base, Control control) throws LDAPException {
    SimplePagedResultsControl asked = decoded(control);
    ASN1OctetString cookie = asked.getCookie();
    Iterator<UUID> matches =
        cookie == null || cookie.getValueLength() == 0 ? first(base) : resumed(cookie);
    int size = Math.min(asked.getSize(), forest.settings.maxPageSize());
    List<Entry> entries = new ArrayList<>();
    if (size == 0) {
      return SearchAnswer.complete(entries, new SimplePagedResultsControl(0, null));
    }
    for (int taken = 0; taken < size && matches.hasNext(); taken++) {
      DirectoryObject each = forest.byGuid(matches.next());
      if (each != null && (!each.deleted || session.seesDeleted(controls))) {
        entries.add(renderer.render(each, request.getAttributes(), request.typesOnly()));
      }
    }
    // A full page carries a cookie even if nothing follows: the last page may be empty.
    if (entries.size() < size && !matches.hasNext()) {
      return SearchAnswer.complete(entries, new SimplePagedResultsControl(0, null));
    }
    String next = "page-" + forest.newGuid();
    session.keep(next, matches);
    return SearchAnswer.complete(
        entries, new SimplePagedResultsControl(0, new ASN1OctetString(next)));
  }

  private static SimplePagedResultsControl decoded(Control control) throws LDAPException {
    ASN1OctetString value = control.getValue();
    if (value == null) {
      throw new LDAPException(
          ResultCode.PROTOCOL_ERROR, "00000057: LdapErr: Error processing control");
    }
    return new SimplePagedResultsControl(control.getOID(), control.isCritical(), value);
  }

  private Iterator<UUID> resumed(ASN1OctetString cookie) throws LDAPException {
    Iterator<UUID> rest = session.take(cookie.stringValue());
    if (rest == null) {
      throw new LDAPException(
          ResultCode.UNWILLING_TO_PERFORM,
          "00000057: LdapErr: DSID-0C090C4F, comment: Error processing control, data 0");
    }
    return rest;
  }

  private Iterator<UUID> first(DirectoryObject base) throws LDAPException {
    List<UUID> matches = new ArrayList<>();
    for (DirectoryObject each : candidates(base)) {
      if (filters.matches(request.getFilter(), each)) {
        matches.add(each.guid);
      }
    }
    return matches.iterator();
  }

  private List<DirectoryObject> candidates(DirectoryObject base) throws LDAPException {
    boolean deleted = session.seesDeleted(controls);
    DirectoryObject only = byIndex(request.getFilter(), base);
    List<DirectoryObject> found = new ArrayList<>();
    if (only != null && request.getScope() == SearchScope.SUB) {
      found.add(only);
      found.removeIf(each -> each.deleted && !deleted);
      return found;
    }
    if (request.getScope() == SearchScope.ONE) {
      found.addAll(base.children.values());
    } else {
      found.add(base);
      if (request.getScope() == SearchScope.SUB) {
        below(base, found);
      }
    }
    found.removeIf(each -> each.deleted && !deleted);
    return found;
  }

  private static void below(DirectoryObject base, List<DirectoryObject> found) {
    for (DirectoryObject each : base.children.values()) {
      found.add(each);
      below(each, found);
    }
  }

  /** The object of a filter that asks for one identity, which spares a walk over everything. */
  private @Nullable DirectoryObject byIndex(Filter filter, DirectoryObject base) {
    if (filter.getFilterType() != Filter.FILTER_TYPE_EQUALITY
        || !"objectGUID".equalsIgnoreCase(filter.getAttributeName())
        || filter.getRawAssertionValue().getValueLength() != 16) {
      return null;
    }
    DirectoryObject found = forest.byGuid(Names.guid(filter.getRawAssertionValue().getValue()));
    return found != null && found.isBelow(base) ? found : null;
  }
}
