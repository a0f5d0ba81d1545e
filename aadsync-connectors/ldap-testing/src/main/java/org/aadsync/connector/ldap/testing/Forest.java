package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a forest of one domain and the indexes over them. Not safe for use by several
 * threads: whoever uses it holds its monitor.
 */
final class Forest {
  private static final Set<String> COMMON =
      Set.of(
          "accountexpires",
          "codepage",
          "countrycode",
          "grouptype",
          "instancetype",
          "objectcategory",
          "primarygroupid",
          "samaccounttype",
          "useraccountcontrol");

  final AdSchema schema = AdSchema.tables();
  final ForestSettings settings;
  final DirectoryObject domain;
  final DirectoryObject configuration;
  final DirectoryObject schemaContext;
  final Random random;

  /** The controllers of the forest and those it had, by invocationId. */
  final Map<UUID, Controller> controllers = new HashMap<>();

  private final Map<UUID, DirectoryObject> byGuid = new HashMap<>();
  private final Map<String, Map<Object, Set<DirectoryObject>>> unique = new HashMap<>();
  private final NavigableMap<Long, DirectoryObject> byUsn = new TreeMap<>();

  /** The innermost first. */
  private final Map<DN, DirectoryObject> contexts = new LinkedHashMap<>();

  /** Values that most objects have in common are kept once. */
  private final Map<ASN1OctetString, List<ASN1OctetString>> shared = new HashMap<>();

  private final byte[] domainSid;
  private int nextRid = 1103;
  private long usn;

  Forest(ForestSettings settings) {
    this.settings = settings;
    this.random = new Random(settings.seed());
    this.domainSid = Sids.domain(random);
    List.of("sAMAccountName", "userPrincipalName")
        .forEach(each -> unique.put(each.toLowerCase(Locale.ROOT), new HashMap<>()));
    String base = settings.base();
    this.domain = root(base, "domainDNS", "DC", settings.domain().split("\\.")[0]);
    this.configuration = root("CN=Configuration," + base, "configuration", "CN", "Configuration");
    this.schemaContext = root("CN=Schema,CN=Configuration," + base, "dMD", "CN", "Schema");
    for (DirectoryObject context : List.of(schemaContext, configuration, domain)) {
      contexts.put(name(context), context);
    }
    Provisioning.fill(this);
  }

  private static DN name(DirectoryObject context) {
    try {
      return new DN(context.dn());
    } catch (LDAPException noName) {
      throw new IllegalArgumentException("no name of a domain: " + context.dn(), noName);
    }
  }

  private DirectoryObject root(String name, String className, String type, String value) {
    ClassDefinition last = known(className);
    DirectoryObject root = new DirectoryObject(newGuid(), schema.lineage(last), name, type, value);
    created(root);
    put(root, "instanceType", "5");
    put(root, "objectCategory", category(last));
    return root;
  }

  ClassDefinition known(String className) {
    ClassDefinition found = schema.classNamed(className);
    if (found == null) {
      throw new IllegalArgumentException("the schema has no class " + className);
    }
    return found;
  }

  /** The default category of a class, as the name of its object in the schema. */
  String category(ClassDefinition type) {
    return "CN=" + type.objectCategory() + ",CN=Schema,CN=Configuration," + settings.base();
  }

  List<DirectoryObject> namingContexts() {
    return List.of(domain, configuration, schemaContext);
  }

  Collection<DirectoryObject> all() {
    return byGuid.values();
  }

  @Nullable DirectoryObject byGuid(UUID guid) {
    return byGuid.get(guid);
  }

  long highestUsn() {
    return usn;
  }

  long nextUsn() {
    return ++usn;
  }

  byte[] domainSid() {
    return domainSid.clone();
  }

  byte[] nextSid() {
    return Sids.account(domainSid, nextRid++);
  }

  UUID newGuid() {
    long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(random.nextLong() & ~0xF000L | 0x4000L, low);
  }

  /** A place in the tree of a new object, with identity and first sequence number. */
  DirectoryObject create(
      DirectoryObject parent, ClassDefinition type, String rdnType, String rdnValue) {
    DirectoryObject object =
        new DirectoryObject(newGuid(), schema.lineage(type), null, rdnType, rdnValue);
    object.parent = parent;
    parent.children.put(object.rdnKey(), object);
    created(object);
    return object;
  }

  private void created(DirectoryObject object) {
    byGuid.put(object.guid, object);
    object.created = Instant.now();
    touch(object);
    object.usnCreated = object.usnChanged;
    object.nameUsn = object.usnChanged;
  }

  /** Gives an object the next sequence number. */
  long touch(DirectoryObject object) {
    byUsn.remove(object.usnChanged, object);
    object.usnChanged = nextUsn();
    object.changed = Instant.now();
    byUsn.put(object.usnChanged, object);
    return object.usnChanged;
  }

  /** Objects by the sequence number of their last change, from one on, the oldest change first. */
  Collection<DirectoryObject> changedFrom(long first) {
    return byUsn.tailMap(first, true).values();
  }

  /** Sets values with the sequence number that the object has now. */
  void put(DirectoryObject object, String name, String... values) {
    put(object, schema.known(name), List.of(values).stream().map(ASN1OctetString::new).toList());
  }

  void put(DirectoryObject object, AttributeDefinition attribute, List<ASN1OctetString> values) {
    Map<Object, Set<DirectoryObject>> index = unique.get(attribute.key());
    DirectoryObject.Held before =
        object.attributes.put(
            attribute.key(),
            new DirectoryObject.Held(attribute, kept(attribute, values), object.usnChanged));
    if (index != null) {
      if (before != null) {
        before
            .values()
            .forEach(value -> index.getOrDefault(key(attribute, value), Set.of()).remove(object));
      }
      values.forEach(
          value ->
              index
                  .computeIfAbsent(key(attribute, value), key -> new LinkedHashSet<>())
                  .add(object));
    }
  }

  private List<ASN1OctetString> kept(AttributeDefinition attribute, List<ASN1OctetString> values) {
    return values.size() == 1 && COMMON.contains(attribute.key())
        ? shared.computeIfAbsent(values.get(0), List::of)
        : List.copyOf(values);
  }

  private static Object key(AttributeDefinition attribute, ASN1OctetString value) {
    return attribute.syntax().key(value);
  }

  /**
   * The objects with a value of an indexed attribute, deleted ones included; null if there is no
   * index.
   */
  @Nullable Set<DirectoryObject> indexed(AttributeDefinition attribute, ASN1OctetString value) {
    Map<Object, Set<DirectoryObject>> index = unique.get(attribute.key());
    return index == null ? null : index.getOrDefault(key(attribute, value), Set.of());
  }

  void link(DirectoryObject source, AttributeDefinition forward, DirectoryObject target) {
    show(source, forward, target, source.usnChanged);
  }

  /** Makes a link that last changed at some time. */
  void show(
      DirectoryObject source, AttributeDefinition forward, DirectoryObject target, long changed) {
    DirectoryObject.Links links = source.linksOf(forward);
    links.removed.remove(target);
    links.present.put(target, changed);
    target.addBackLink(forward, source);
  }

  void unlink(DirectoryObject source, AttributeDefinition forward, DirectoryObject target) {
    DirectoryObject.Links links = source.linksOf(forward);
    links.present.remove(target);
    links.removed.put(target, source.usnChanged);
    target.removeBackLink(forward, source);
  }

  /** Hangs an object elsewhere, maybe under another name. */
  void place(DirectoryObject object, DirectoryObject newParent, String rdnValue) {
    DirectoryObject before = object.parent;
    if (before != null) {
      before.children.remove(object.rdnKey());
    }
    object.rdnValue = rdnValue;
    object.parent = newParent;
    newParent.children.put(object.rdnKey(), object);
    object.nameUsn = object.usnChanged;
  }

  /** Takes an object away without a trace: what garbage collection does with a tombstone. */
  void purge(DirectoryObject object) {
    DirectoryObject above = object.parent;
    if (above != null) {
      above.children.remove(object.rdnKey());
    }
    List.copyOf(object.attributes.values())
        .forEach(held -> put(object, held.attribute(), List.of()));
    object.links.forEach(
        (key, links) -> {
          AttributeDefinition forward = schema.known(key);
          links.present.keySet().forEach(target -> target.removeBackLink(forward, object));
        });
    byGuid.remove(object.guid);
    byUsn.remove(object.usnChanged, object);
  }

  /** The container for deleted objects of the naming context of an object. */
  DirectoryObject deletedObjectsOf(DirectoryObject object) {
    DirectoryObject found = object.namingContext().children.get(Names.key("CN", "Deleted Objects"));
    return found == null ? object.namingContext() : found;
  }

  /**
   * The object of a name, deleted or not; a name may be {@code <GUID=...>} or {@code <SID=...>}.
   */
  @Nullable DirectoryObject find(String name) throws LDAPException {
    if (name.startsWith("<")) {
      return byIdentity(name);
    }
    DN dn = Names.parse(name);
    DirectoryObject context = contextOf(dn);
    if (context == null) {
      return null;
    }
    RDN[] rdns = dn.getRDNs();
    int depth = name(context).getRDNs().length;
    DirectoryObject each = context;
    for (int at = rdns.length - depth - 1; at >= 0 && each != null; at--) {
      each = each.children.get(Names.key(rdns[at]));
    }
    return each;
  }

  /** The name of the nearest object above a name that does not exist. */
  String bestMatch(String name) throws LDAPException {
    DN each = Names.parse(name).getParent();
    while (each != null) {
      DirectoryObject found = find(each.toString());
      if (found != null && !found.deleted) {
        return found.dn();
      }
      each = each.getParent();
    }
    return "";
  }

  /** The innermost naming context that a name lies in; null for one that is not of this forest. */
  @Nullable DirectoryObject contextOf(DN name) throws LDAPException {
    for (Map.Entry<DN, DirectoryObject> context : contexts.entrySet()) {
      if (name.isDescendantOf(context.getKey(), true)) {
        return context.getValue();
      }
    }
    return null;
  }

  private @Nullable DirectoryObject byIdentity(String name) throws LDAPException {
    int close = name.indexOf('>');
    String inner = close < 0 ? "" : name.substring(1, close);
    if (inner.regionMatches(true, 0, "GUID=", 0, 5)) {
      UUID guid = Identities.guid(inner.substring(5));
      return guid == null ? null : byGuid.get(guid);
    }
    if (inner.regionMatches(true, 0, "SID=", 0, 4)) {
      byte[] sid = Identities.sid(inner.substring(4));
      AttributeDefinition attribute = schema.known("objectSid");
      ASN1OctetString value = new ASN1OctetString(sid);
      for (DirectoryObject each : byGuid.values()) {
        DirectoryObject.Held held = each.attributes.get(attribute.key());
        if (held != null && held.values().contains(value)) {
          return each;
        }
      }
      return null;
    }
    throw Refusal.of(
        ResultCode.INVALID_DN_SYNTAX, "0000208F", "NameErr: problem 2006 (BAD_NAME)", name);
  }
}
