package org.aadsync.connector.ldap.generic;

import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadResponseControl;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.exchange.IdleCheck;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** What can be written to one server over one connection, and how. For use by one thread. */
final class ServerWrites implements AutoCloseable {
  /** One operation on the entry of this name. */
  @FunctionalInterface
  interface Write {
    /** Does it; the controls are to go with it. */
    void on(String dn, Control... controls) throws LDAPException;
  }

  // RFC 4523, 2: values of these syntaxes travel with the option ;binary only.
  private static final ImmutableSet<String> BINARY_TRANSFER =
      ImmutableSet.of(
          "1.3.6.1.4.1.1466.115.121.1.8",
          "1.3.6.1.4.1.1466.115.121.1.9",
          "1.3.6.1.4.1.1466.115.121.1.10",
          "1.3.6.1.4.1.1466.115.121.1.49");

  private final LDAPConnection connection;
  private final IdleCheck idle = new IdleCheck();
  private final AnchorForm anchors;
  private final List<String> contexts;
  private final boolean knowsAssertions;
  private final boolean knowsPostRead;
  private final @Nullable Schema schema;

  private ServerWrites(LDAPConnection connection, AnchorForm anchors) throws LDAPException {
    this.connection = connection;
    this.anchors = anchors;
    RootDSE root = connection.getRootDSE();
    String[] named = root == null ? null : root.getNamingContextDNs();
    this.contexts = named == null ? List.of() : List.of(named);
    this.knowsAssertions =
        root != null && root.supportsControl(AssertionRequestControl.ASSERTION_REQUEST_OID);
    this.knowsPostRead =
        root != null && root.supportsControl(PostReadRequestControl.POST_READ_REQUEST_OID);
    this.schema = connection.getSchema();
  }

  /**
   * Connects, and asks the server what it knows.
   *
   * @throws ConnectorException if there is no server that can be asked
   */
  static ServerWrites open(Directory directory, AnchorForm anchors) throws ConnectorException {
    LDAPConnection connection = directory.connect();
    try {
      return new ServerWrites(connection, anchors);
    } catch (LDAPException e) {
      connection.close();
      throw directory.stopped("beginning an export", e);
    }
  }

  /** Returns whether the connection was cut while nothing was written over it. */
  boolean isGone() {
    return idle.isGone(connection);
  }

  /** Returns the description under which values of an attribute are written. */
  String description(String attribute) {
    AttributeTypeDefinition type = schema == null ? null : schema.getAttributeType(attribute);
    String syntax = type == null ? null : type.getBaseSyntaxOID(schema);
    return syntax != null && BINARY_TRANSFER.contains(syntax) ? attribute + ";binary" : attribute;
  }

  /** Adds an entry and returns its anchor attribute. */
  @Nullable Attribute add(Entry entry) throws LDAPException {
    entry.setDN(WrittenNames.of(entry.getDN()));
    AddRequest request = new AddRequest(entry);
    if (knowsPostRead) {
      request.addControl(new PostReadRequestControl(false, anchors.attribute()));
    }
    LDAPResult result = connection.add(request);
    PostReadResponseControl read = PostReadResponseControl.get(result);
    ReadOnlyEntry added = read == null ? null : read.getEntry();
    Entry found = added == null ? connection.getEntry(entry.getDN(), anchors.attribute()) : added;
    return found == null ? null : found.getAttribute(anchors.attribute());
  }

  /** Returns the anchor attribute of the entry of this name, or null if there is none. */
  @Nullable Attribute anchorAt(String dn) throws LDAPException {
    Entry entry = connection.getEntry(WrittenNames.of(dn), anchors.attribute());
    return entry == null ? null : entry.getAttribute(anchors.attribute());
  }

  boolean exists(String dn) throws LDAPException {
    return connection.getEntry(WrittenNames.of(dn), "1.1") != null;
  }

  /** Returns the name of the entry with this anchor, or null if there is none. */
  @Nullable String locate(Anchor anchor) throws LDAPException {
    for (String context : contexts) {
      SearchResultEntry found =
          connection.searchForEntry(context, SearchScope.SUB, anchors.filter(anchor), "1.1");
      if (found != null) {
        return found.getDN();
      }
    }
    return null;
  }

  /**
   * Writes to the entry with this anchor, which has the name {@code dn} unless somebody renamed it
   * meanwhile; never to another one that has taken over the name.
   *
   * @throws LDAPException with the result noSuchObject if there is no such entry
   */
  void write(String dn, Anchor anchor, Write write) throws LDAPException {
    if (knowsAssertions) {
      try {
        write.on(WrittenNames.of(dn), new AssertionRequestControl(anchors.filter(anchor), true));
        return;
      } catch (LDAPException e) {
        if (!e.getResultCode().equals(ResultCode.ASSERTION_FAILED)
            && !e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
          throw e;
        }
      }
    }
    String found = locate(anchor);
    if (found == null) {
      throw new LDAPException(
          ResultCode.NO_SUCH_OBJECT,
          "the directory has no object '" + dn + "' with the anchor " + anchor);
    }
    write.on(found);
  }

  /** Modifies; values to add that are there and values to delete that are not are no errors. */
  void modify(String dn, List<Modification> modifications, Control... controls)
      throws LDAPException {
    try {
      connection.modify(new ModifyRequest(dn, modifications, controls));
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS)
          && !e.getResultCode().equals(ResultCode.NO_SUCH_ATTRIBUTE)) {
        throw e;
      }
      List<Modification> needed = needed(dn, modifications);
      if (!needed.isEmpty()) {
        connection.modify(new ModifyRequest(dn, needed, controls));
      }
    }
  }

  private List<Modification> needed(String dn, List<Modification> modifications)
      throws LDAPException {
    String[] names =
        modifications.stream().map(Modification::getAttributeName).toArray(String[]::new);
    Entry entry = connection.getEntry(dn, names);
    List<Modification> needed = new ArrayList<>();
    for (Modification modification : modifications) {
      if (modification.getModificationType().equals(ModificationType.REPLACE)) {
        needed.add(modification);
        continue;
      }
      boolean adds = modification.getModificationType().equals(ModificationType.ADD);
      MatchingRule rule =
          MatchingRule.selectEqualityMatchingRule(modification.getAttributeName(), schema);
      Attribute there = entry == null ? null : entry.getAttribute(modification.getAttributeName());
      byte[][] values =
          Arrays.stream(modification.getValueByteArrays())
              .filter(value -> adds != (there != null && there.hasValue(value, rule)))
              .toArray(byte[][]::new);
      if (values.length > 0) {
        needed.add(
            new Modification(
                modification.getModificationType(), modification.getAttributeName(), values));
      }
    }
    return needed;
  }

  LDAPConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    connection.close();
  }
}
