package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.MetaverseObject;
import org.assertj.core.api.ListAssert;

/**
 * What stories say about a metaverse object. Several values are compared as a set; references are
 * written as the display names of their targets.
 */
public final class MetaverseAssert {
  private final MetaverseObject object;

  MetaverseAssert(MetaverseObject object) {
    this.object = object;
  }

  public MetaverseObject actual() {
    return object;
  }

  public MetaverseAssert isOfType(String objectType) {
    assertThat(object.objectType()).as("type of the metaverse object").isEqualTo(objectType);
    return this;
  }

  /** Checks the values of an attribute. */
  public MetaverseAssert has(String attribute, Object... values) {
    assertThat(Values.shown(object.values(attribute)))
        .as(about(attribute))
        .containsExactlyInAnyOrderElementsOf(Values.shown(List.of(values)));
    return this;
  }

  /** Returns the values in their order. */
  public ListAssert<Object> values(String attribute) {
    return assertThat(Values.shown(object.values(attribute))).as(about(attribute));
  }

  public MetaverseAssert lacks(String... attributes) {
    for (String attribute : attributes) {
      assertThat(Values.shown(object.values(attribute))).as(about(attribute)).isEmpty();
      assertThat(object.attributeNames()).as(about("attributes")).doesNotContain(attribute);
    }
    return this;
  }

  /** Checks which rules contribute an attribute. */
  public MetaverseAssert contributed(String attribute, String... rules) {
    assertThat(object.contributors(attribute))
        .extracting(contributor -> contributor.rule().name())
        .as(about("contributors of " + attribute))
        .containsExactlyInAnyOrder(rules);
    return this;
  }

  /** Checks which objects of the directory are linked to it. */
  public MetaverseAssert isLinkedTo(TestDirectory directory, String... commons) {
    assertThat(object.links(directory.id()))
        .extracting(ConnectorSpaceObject::dn)
        .as(about("links to " + directory.name()))
        .containsExactlyInAnyOrderElementsOf(Stream.of(commons).map(directory::dn).toList());
    return this;
  }

  private String about(String what) {
    return what + " of the metaverse object " + Values.shown(object);
  }
}
