package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.engine.ConnectionState;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.PendingOperation;
import org.assertj.core.api.ListAssert;

/** What stories say about a connector-space object. Several values are compared as a set. */
public final class ConnectorSpaceAssert {
  private final TestDirectory directory;
  private final ConnectorSpaceObject object;

  ConnectorSpaceAssert(TestDirectory directory, ConnectorSpaceObject object) {
    this.directory = directory;
    this.object = object;
  }

  public ConnectorSpaceObject actual() {
    return object;
  }

  public ConnectorSpaceAssert isConnected() {
    return inState(ConnectionState.CONNECTED);
  }

  public ConnectorSpaceAssert isDisconnected() {
    assertThat(object.metaverseObject().map(MetaverseObject::id)).as(about("link")).isEmpty();
    return inState(ConnectionState.DISCONNECTED);
  }

  public ConnectorSpaceAssert isPlaceholder() {
    assertThat(object.objectType()).as(about("object type")).isEmpty();
    return inState(ConnectionState.PLACEHOLDER);
  }

  public ConnectorSpaceAssert isExplicitlyConnected() {
    return inState(ConnectionState.EXPLICITLY_CONNECTED);
  }

  public ConnectorSpaceAssert isExplicitlyDisconnected() {
    assertThat(object.metaverseObject()).as(about("link")).isEmpty();
    return inState(ConnectionState.EXPLICITLY_DISCONNECTED);
  }

  private ConnectorSpaceAssert inState(ConnectionState state) {
    assertThat(object.connectionState()).as(about("connection state")).isEqualTo(state);
    return this;
  }

  public ConnectorSpaceAssert isOfType(String objectType) {
    assertThat(object.objectType()).as(about("object type")).contains(objectType);
    return this;
  }

  public ConnectorSpaceAssert hasNoAnchor() {
    assertThat(object.anchor()).as(about("anchor")).isEmpty();
    return this;
  }

  public ConnectorSpaceAssert hasAnchor() {
    assertThat(object.anchor()).as(about("anchor")).isPresent();
    return this;
  }

  /** Checks the values that all synchronized imports showed. */
  public ConnectorSpaceAssert synchronizedAs(String attribute, Object... values) {
    return has(Image.SYNCHRONIZED, attribute, values);
  }

  /** Checks the values that imports showed, synchronized or not. */
  public ConnectorSpaceAssert imported(String attribute, Object... values) {
    return has(Image.IMPORTED, attribute, values);
  }

  /** Checks the values with what was exported and is not confirmed. */
  public ConnectorSpaceAssert exported(String attribute, Object... values) {
    return has(Image.EXPORTED, attribute, values);
  }

  /** Checks the values that are wanted. */
  public ConnectorSpaceAssert wants(String attribute, Object... values) {
    return has(Image.TOP, attribute, values);
  }

  /** Checks the wanted references, by the names that {@link TestDirectory} uses. */
  public ConnectorSpaceAssert refersTo(String attribute, String... commons) {
    return wants(attribute, List.of(commons).stream().map(directory::dn).toArray());
  }

  private ConnectorSpaceAssert has(Image image, String attribute, Object... values) {
    assertThat(Values.shown(object.values(attribute, image)))
        .as(about(attribute + " in the image " + image))
        .containsExactlyInAnyOrderElementsOf(Values.shown(List.of(values)));
    return this;
  }

  /** Returns the wanted values in their order. */
  public ListAssert<Object> wanted(String attribute) {
    return assertThat(Values.shown(object.values(attribute, Image.TOP))).as(about(attribute));
  }

  public ConnectorSpaceAssert existsIn(Image image) {
    assertThat(object.dn(image)).as(about("image " + image)).isPresent();
    return this;
  }

  public ConnectorSpaceAssert isMissingIn(Image image) {
    assertThat(object.dn(image)).as(about("image " + image)).isEmpty();
    return this;
  }

  public ConnectorSpaceAssert hasDn(Image image, String common) {
    assertThat(object.dn(image))
        .as(about("DN in the image " + image))
        .contains(directory.dn(common));
    return this;
  }

  public ConnectorSpaceAssert pendingImport(PendingOperation operation) {
    assertThat(object.pendingImport()).as(about("pending import")).isEqualTo(operation);
    return this;
  }

  public ConnectorSpaceAssert pendingExport(PendingOperation operation) {
    assertThat(object.pendingExport()).as(about("pending export")).isEqualTo(operation);
    return this;
  }

  public ConnectorSpaceAssert unconfirmed(PendingOperation operation) {
    assertThat(object.unconfirmedExport()).as(about("unconfirmed export")).isEqualTo(operation);
    return this;
  }

  /** Checks that nothing waits for a synchronization, an export or a confirmation. */
  public ConnectorSpaceAssert isSettled() {
    return pendingImport(PendingOperation.NONE)
        .pendingExport(PendingOperation.NONE)
        .unconfirmed(PendingOperation.NONE);
  }

  public ConnectorSpaceAssert isLinkedTo(MetaverseAssert metaverse) {
    assertThat(object.metaverseObject().map(MetaverseObject::id))
        .as(about("link"))
        .contains(metaverse.actual().id());
    return this;
  }

  /** Returns the metaverse object that it is linked to. */
  public MetaverseAssert metaverseObject() {
    isConnected();
    return new MetaverseAssert(object.metaverseObject().orElseThrow());
  }

  /** Checks which outbound rules contribute the wanted values of an attribute. */
  public ConnectorSpaceAssert contributed(String attribute, String... rules) {
    assertThat(directory.outboundContributors(object, attribute))
        .extracting(contributor -> contributor.rule().name())
        .as(about("contributors of " + attribute))
        .containsExactlyInAnyOrder(rules);
    return this;
  }

  public ConnectorSpaceAssert hasErrors(String... codes) {
    assertThat(object.errors())
        .extracting(ObjectError::code)
        .as(about("open errors"))
        .containsExactlyInAnyOrder(codes);
    return this;
  }

  private String about(String what) {
    return what + " of " + object.dn() + " in the space of " + directory.name();
  }
}
