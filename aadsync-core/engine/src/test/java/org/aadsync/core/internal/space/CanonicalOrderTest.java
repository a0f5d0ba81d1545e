package org.aadsync.core.internal.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Many objects come into the order that comparing them two by two gives. */
class CanonicalOrderTest {
  private static final Partition PARTITION = partition(List.of("user", "group"));

  private static Partition partition(List<String> objectClasses) {
    return new Partition(
        new UUID(0, 1), "DC=brew", "brew", true, objectClasses, List.of(), List.of(), Map.of());
  }

  /** What is known of an object; an anchor of text begins with a quotation mark. */
  record Known(@Nullable String type, @Nullable String anchor) {
    @Nullable Anchor asAnchor() {
      if (anchor == null) {
        return null;
      }
      return anchor.startsWith("\"")
          ? Anchor.of(anchor, true)
          : Anchor.of(ByteString.copyOf(anchor.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  @Provide
  Arbitrary<List<Known>> objects() {
    Arbitrary<String> anchors =
        Arbitraries.strings().withChars("\0\u007f\u0080\u00ff\"a").ofMaxLength(10);
    return Arbitraries.of("user", "GROUP", "contact")
        .injectNull(0.1)
        .flatMap(type -> anchors.injectNull(0.1).map(anchor -> new Known(type, anchor)))
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  @Label("The order of many objects is that of a comparison, and places are those of arrival")
  void orders(@ForAll("objects") List<Known> known) {
    ConnectorSpace space = space();
    List<CsObject> arrived = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      arrived.add(object(space, i, known.get(i)));
    }
    List<CsObject> mixed = new ArrayList<>(arrived);
    mixed.sort(Comparator.comparing(CsObject::id));

    CanonicalOrder order =
        CanonicalOrder.of(mixed, object -> !"contact".equals(object.state().objectType()));

    List<CsObject> expected = new ArrayList<>(arrived);
    expected.removeIf(object -> "contact".equals(object.state().objectType()));
    List<CsObject> inMemory = List.copyOf(expected);
    expected.sort(space.canonicalOrder());
    assertThat(order.objects()).isEqualTo(expected);
    assertThat(Arrays.stream(order.places()).mapToObj(inMemory::get).toList()).isEqualTo(expected);
  }

  @Property(tries = 100)
  @Label("Z-3: of a hundred object classes, too, the first one comes first")
  void ordersManyClasses(@ForAll("numbersOfClasses") List<Integer> classes) {
    Partition partition =
        partition(IntStream.range(0, 100).mapToObj(number -> "class" + number).toList());
    ConnectorSpace space = space();
    List<CsObject> objects = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      String anchor = String.valueOf((char) ('a' + (i * 7) % 26)).repeat(1 + i % 9);
      objects.add(object(space, i, new Known("class" + classes.get(i), anchor), partition));
    }

    CanonicalOrder order = CanonicalOrder.of(objects, object -> true);

    List<CsObject> expected = new ArrayList<>(objects);
    expected.sort(space.canonicalOrder());
    assertThat(order.objects()).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Integer>> numbersOfClasses() {
    return Arbitraries.integers().between(55, 99).list().ofMaxSize(40);
  }

  @Property(tries = 300)
  @Label("Numbers are ordered without sign, equal ones stay as they stand")
  void numbers(@ForAll("numbers") long[] numbers) {
    long[] before = numbers.clone();

    int[] order = RadixSort.order(numbers);

    assertThat(order)
        .containsExactly(
            IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparing(i -> numbers[i], Long::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray());
    assertThat(numbers).isEqualTo(before);
  }

  @Provide
  Arbitrary<long[]> numbers() {
    return Arbitraries.oneOf(
            Arbitraries.longs(), Arbitraries.longs().between(0, 3), Arbitraries.of(-1L, 1L << 40))
        .array(long[].class)
        .ofMaxSize(400);
  }

  private static ConnectorSpace space() {
    List<AttributeDefinition> attributes =
        List.of(
            new AttributeDefinition(
                0, "objectGUID", AttributeType.BINARY, false, true, false, false));
    ConnectorDefinition definition =
        new ConnectorDefinition(
            new UUID(0, 2),
            "brew",
            ConnectorKind.ACTIVE_DIRECTORY,
            LocalDateTime.of(2016, 1, 1, 0, 0),
            new SpaceSchema(attributes, List.of()),
            "objectGUID",
            false,
            List.of(PARTITION),
            Map.of(),
            List.of());
    return new ConnectorSpace(definition, 0, List.of());
  }

  private static CsObject object(ConnectorSpace space, int number, Known known) {
    return object(space, number, known, PARTITION);
  }

  private static CsObject object(
      ConnectorSpace space, int number, Known known, Partition partition) {
    String dn = "CN=" + number + ",DC=brew";
    CsObject object = space.create(UUID.nameUUIDFromBytes(dn.getBytes(StandardCharsets.UTF_8)), dn);
    CsState named = CsState.placeholder(dn);
    Layer layer = known.type() == null ? null : new Layer(known.type(), dn, AttributeSet.empty());
    object.setState(
        new CsState(
            dn,
            known.asAnchor(),
            known.type() == null ? null : partition,
            layer,
            layer,
            layer,
            layer,
            null,
            false,
            false,
            Departure.NONE,
            named.memory()));
    return object;
  }
}
