package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** Looks for the targets of references. For use by one thread. */
final class References {
  // Each is a request; an operation that refers to more fails as the server says.
  private static final int MAX_LOOK_UPS = 2_000;

  private final LDAPConnection connection;

  References(LDAPConnection connection) {
    this.connection = connection;
  }

  /** Returns the GUID of the object with a name, or nothing if there is none. */
  Optional<ObjectGuid> guid(String dn) throws LDAPException {
    return Optional.ofNullable(entry(dn)).flatMap(ObjectGuid::of);
  }

  private @Nullable SearchResultEntry entry(String dn) throws LDAPException {
    try {
      return connection.searchForEntry(
          new SearchRequest(
              dn,
              SearchScope.BASE,
              Filter.createPresenceFilter("objectClass"),
              ObjectGuid.ATTRIBUTE));
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.INVALID_DN_SYNTAX)
          || e.getResultCode().equals(ResultCode.REFERRAL)) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Returns the names that the targets of an operation have now; nothing if that is no news.
   *
   * @throws MissingTargetException if one does not exist that never had an anchor
   */
  Optional<ReferenceNames> lookUp(ExportOperation operation)
      throws LDAPException, MissingTargetException {
    List<Object> added = new ArrayList<>();
    List<Object> all = new ArrayList<>();
    for (AttributeChange change : changes(operation)) {
      if (change instanceof AttributeChange.Replace replace) {
        added.addAll(replace.values());
      } else if (change instanceof AttributeChange.Delta delta) {
        added.addAll(delta.adds());
        all.addAll(delta.deletes());
      }
    }
    all.addAll(added);
    Map<String, String> names = new LinkedHashMap<>();
    for (Object value : all) {
      if (value instanceof Reference reference && !names.containsKey(reference.dn())) {
        if (names.size() >= MAX_LOOK_UPS) {
          return Optional.empty();
        }
        Anchor anchor = anchor(reference);
        String name = name(reference, anchor);
        if (name.isEmpty() && anchor == null && added.contains(value)) {
          throw new MissingTargetException();
        }
        names.put(reference.dn(), name);
      }
    }
    boolean isNews = names.entrySet().stream().anyMatch(e -> !e.getKey().equals(e.getValue()));
    return isNews ? Optional.of(new ReferenceNames(names)) : Optional.empty();
  }

  private static List<AttributeChange> changes(ExportOperation operation) {
    if (operation instanceof ExportOperation.Add add) {
      return add.values();
    }
    return operation instanceof ExportOperation.Update update ? update.changes() : List.of();
  }

  private static @Nullable Anchor anchor(Reference reference) {
    if (reference instanceof AnchorReference byAnchor) {
      return byAnchor.anchor();
    }
    return reference instanceof ObjectReference object ? object.anchor() : null;
  }

  /** Returns the name of the target as it is now, or nothing. */
  private String name(Reference reference, @Nullable Anchor anchor) throws LDAPException {
    Optional<ObjectGuid> guid = Optional.ofNullable(anchor).flatMap(ObjectGuid::of);
    if (guid.isPresent()) {
      SearchResultEntry found = entry(guid.get().dn());
      return found == null ? "" : found.getDN();
    }
    return entry(reference.dn()) == null ? "" : reference.dn();
  }
}
