package org.aadsync.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.RetryAdvice;
import org.jspecify.annotations.Nullable;

/** What a story lets go wrong in a directory, until it is taken back. */
public final class DirectoryFaults {
  private final Map<String, ConnectorError> rejectedAtImport = new HashMap<>();
  private final Map<String, ConnectorError> refusedExports = new HashMap<>();
  private final Map<String, RetryAdvice> retryAdvice = new HashMap<>();
  private final Map<String, UnaryOperator<Object>> normalisers = new HashMap<>();
  private final Set<String> ignoredWrites = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> vanishing = new HashSet<>();
  private final List<String> uniqueAttributes = new ArrayList<>();
  private final Map<String, String> takenOver = new HashMap<>();
  private @Nullable String nextAnchor;
  private @Nullable ConnectorError refusedAlways;
  private @Nullable Completeness importEnd;
  private int importLimit = Integer.MAX_VALUE;
  private boolean importThrows;
  private boolean importLacksEnd;
  private boolean importLoops;
  private @Nullable RuntimeException importFault;
  private final Map<String, UnaryOperator<ImportedObject>> distortions = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();
  private String brokenPartition = "";
  private int exportLimit = Integer.MAX_VALUE;
  private boolean commitFails;
  private boolean keepsDeleted;
  private boolean provisionsParents;
  private boolean convertsMissing;
  private boolean convertsExisting;
  private boolean retriesReferences;

  /** Imports end after so many objects with {@code end}. */
  public DirectoryFaults importEndsAfter(int objects, Completeness end) {
    importLimit = objects;
    importEnd = end;
    return this;
  }

  /** Imports lose the connection after so many objects. */
  public DirectoryFaults importBreaksAfter(int objects) {
    importLimit = objects;
    importThrows = true;
    return this;
  }

  /** Imports of the partition find no connection. */
  public DirectoryFaults importBreaksAt(String partition) {
    brokenPartition = partition;
    return this;
  }

  /** Imports report everything and never say whether they are complete. */
  public DirectoryFaults importLacksItsEnd() {
    importLacksEnd = true;
    return this;
  }

  /** Full imports begin again and again, as with a service whose next page is the first one. */
  public DirectoryFaults importLoops() {
    importLoops = true;
    return this;
  }

  /** Imports fail in the connector itself after so many objects. */
  public DirectoryFaults importFailsAfter(int objects, RuntimeException fault) {
    importLimit = objects;
    importFault = fault;
    return this;
  }

  /** Imports report the object twice. */
  public DirectoryFaults importTwice(String dn) {
    repeated.add(key(dn));
    return this;
  }

  /** Imports report the object otherwise than it is: nameless, with values of wrong types. */
  public DirectoryFaults distortAtImport(String dn, UnaryOperator<ImportedObject> distortion) {
    distortions.put(key(dn), distortion);
    return this;
  }

  /** Imports are what they should be again. */
  public DirectoryFaults importRecovers() {
    importLimit = Integer.MAX_VALUE;
    importEnd = null;
    importThrows = false;
    importLacksEnd = false;
    importLoops = false;
    importFault = null;
    distortions.clear();
    repeated.clear();
    brokenPartition = "";
    rejectedAtImport.clear();
    hidden.clear();
    return this;
  }

  /** Imports do not mention the object. */
  public DirectoryFaults hide(String dn) {
    hidden.add(key(dn));
    return this;
  }

  /** The object goes after an import has told of it and before it can be asked for. */
  public DirectoryFaults vanishBeforeItIsRead(String dn) {
    vanishing.add(key(dn));
    return this;
  }

  boolean vanishes(String dn) {
    return vanishing.contains(key(dn));
  }

  /** Imports report the object as one that cannot be read. */
  public DirectoryFaults rejectAtImport(String dn, String code) {
    rejectedAtImport.put(key(dn), new ConnectorError(code, null, "scripted: " + code));
    return this;
  }

  /** Exports of the object are refused. */
  public DirectoryFaults refuseExport(String dn, String code) {
    refusedExports.put(key(dn), new ConnectorError(code, null, "scripted: " + code));
    return this;
  }

  /** Exports of the object are refused, with advice about another attempt. */
  public DirectoryFaults refuseExport(String dn, String code, RetryAdvice advice) {
    retryAdvice.put(key(dn), advice);
    return refuseExport(dn, code);
  }

  /** Exports of all objects are refused. */
  public DirectoryFaults refuseAllExports(String code) {
    refusedAlways = new ConnectorError(code, null, "scripted: " + code);
    return this;
  }

  /** Exports of the object are accepted again. */
  public DirectoryFaults acceptExport(String dn) {
    refusedExports.remove(key(dn));
    return this;
  }

  /** The directory stores something else than it is given, as one that normalises. */
  public DirectoryFaults normalise(String attribute, UnaryOperator<Object> change) {
    normalisers.put(key(attribute), change);
    return this;
  }

  /** The directory accepts changes of the attribute and forgets them. */
  public DirectoryFaults ignoreWrites(String attribute) {
    ignoredWrites.add(key(attribute));
    return this;
  }

  /** The directory says that it deleted an object, and keeps it. */
  public DirectoryFaults ignoreDeletes() {
    keepsDeleted = true;
    return this;
  }

  /** The directory does what it is told again. */
  public DirectoryFaults writesRecover() {
    keepsDeleted = false;
    normalisers.clear();
    ignoredWrites.clear();
    return this;
  }

  /** The directory refuses a value of the attribute that another object has. */
  public DirectoryFaults unique(String attribute) {
    uniqueAttributes.add(attribute);
    return this;
  }

  /** The connection is lost when so many objects have been written in an export. */
  public DirectoryFaults exportBreaksAfter(int objects) {
    exportLimit = objects;
    return this;
  }

  /** Commits of exports fail, and what the export wrote is gone. */
  public DirectoryFaults commitFails() {
    commitFails = true;
    return this;
  }

  /** Exports reach their end again. */
  public DirectoryFaults exportRecovers() {
    exportLimit = Integer.MAX_VALUE;
    commitFails = false;
    return this;
  }

  /** Asks for the parent where what is above a new object is missing. */
  public DirectoryFaults provisionsMissingParents() {
    provisionsParents = true;
    return this;
  }

  /** Asks for an add where the object to update is missing. */
  public DirectoryFaults convertsUpdatesOfMissingObjects() {
    convertsMissing = true;
    return this;
  }

  /** Asks for an update where the object to add exists. */
  public DirectoryFaults convertsAddsOfExistingObjects() {
    convertsExisting = true;
    return this;
  }

  /** Asks for a second pass where a referenced object is missing. */
  public DirectoryFaults retriesMissingReferences() {
    retriesReferences = true;
    return this;
  }

  /**
   * An add of the first object does not create it: the directory takes it for the second one, which
   * it has, and gives that one the name and the values, as Azure AD does by hard and soft match.
   */
  public DirectoryFaults takesAddFor(String dn, String existingDn) {
    takenOver.put(key(dn), existingDn);
    return this;
  }

  /** The next object that is added gets this anchor, as if the directory gave it out again. */
  public DirectoryFaults givesNext(String anchor) {
    nextAnchor = anchor;
    return this;
  }

  Optional<String> takeNextAnchor() {
    Optional<String> taken = Optional.ofNullable(nextAnchor);
    nextAnchor = null;
    return taken;
  }

  @Nullable String takenOverBy(String dn) {
    return takenOver.get(key(dn));
  }

  Optional<ConnectorError> atImport(String dn) {
    return Optional.ofNullable(rejectedAtImport.get(key(dn)));
  }

  RetryAdvice advice(String dn) {
    return retryAdvice.getOrDefault(key(dn), RetryAdvice.NEXT_EXPORT);
  }

  Optional<ConnectorError> atExport(String dn) {
    return Optional.ofNullable(refusedExports.getOrDefault(key(dn), refusedAlways));
  }

  /** Returns what an import reports in place of an event. */
  Stream<ImportEvent> distorted(ImportEvent event) {
    if (!(event instanceof ImportEvent.Full full)) {
      return Stream.of(event);
    }
    String key = key(full.object().dn());
    ImportEvent reported =
        new ImportEvent.Full(
            full.partition(),
            distortions.getOrDefault(key, UnaryOperator.identity()).apply(full.object()));
    return Stream.generate(() -> reported).limit(repeated.contains(key) ? 2 : 1);
  }

  boolean importLacksEnd() {
    return importLacksEnd;
  }

  boolean importLoopsForEver() {
    return importLoops;
  }

  @Nullable RuntimeException importFault() {
    return importFault;
  }

  boolean hides(String dn) {
    return hidden.contains(key(dn));
  }

  boolean keepsDeleted() {
    return keepsDeleted;
  }

  boolean ignores(String attribute) {
    return ignoredWrites.contains(key(attribute));
  }

  Object normalised(String attribute, Object value) {
    return normalisers.getOrDefault(key(attribute), UnaryOperator.identity()).apply(value);
  }

  List<String> uniqueAttributes() {
    return uniqueAttributes;
  }

  Completeness importEnd(boolean mentionedAll) {
    return importEnd == null || importEnd instanceof Completeness.Complete
        ? new Completeness.Complete(mentionedAll)
        : importEnd;
  }

  int importLimit() {
    return importLimit;
  }

  boolean isUnreachable(String partition) {
    return brokenPartition.equals(partition);
  }

  boolean importThrows() {
    return importThrows;
  }

  int exportLimit() {
    return exportLimit;
  }

  boolean failsCommit() {
    return commitFails;
  }

  boolean provisionsParents() {
    return provisionsParents;
  }

  boolean convertsMissing() {
    return convertsMissing;
  }

  boolean convertsExisting() {
    return convertsExisting;
  }

  boolean retriesReferences() {
    return retriesReferences;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
