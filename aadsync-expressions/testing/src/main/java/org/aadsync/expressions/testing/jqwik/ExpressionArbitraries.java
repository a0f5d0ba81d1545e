package org.aadsync.expressions.testing.jqwik;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.testing.DeclaredAttribute;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.value.ValueType;

/**
 * Arbitraries for expressions and for the objects that they read.
 *
 * <p>Expressions are generated from the declarations of the functions of a language, those of a
 * host included, and from the attributes that a schema declares:
 *
 * <pre>{@code
 * class LanguageLawsTest {
 *   private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
 *   private static final ExpressionArbitraries ANY = ExpressionArbitraries.of(LANGUAGE);
 *
 *   @Provide
 *   Arbitrary<String> expressions() {
 *     return ANY.wellTyped();
 *   }
 *
 *   @Provide
 *   Arbitrary<SourceObject> objects() {
 *     return ANY.objects();
 *   }
 *
 *   @Property
 *   void anEvaluationCanBeRepeated(
 *       @ForAll("expressions") String text, @ForAll("objects") SourceObject object) {
 *     Program program = LANGUAGE.compile(LANGUAGE.parse(text), object).program();
 *     String first = program.evaluate(object.context()).toString();
 *     assertThat(program.evaluate(object.context())).hasToString(first);
 *   }
 * }
 * }</pre>
 *
 * <p>Failing expressions shrink to small ones of the same type. Immutable and thread-safe; the
 * methods that begin with {@code with} return another set of arbitraries.
 */
public final class ExpressionArbitraries {
  private static final int DEPTH = 4;
  private static final int DEEPEST = 12;

  private static final ImmutableList<DeclaredAttribute> ATTRIBUTES =
      ImmutableList.of(
          DeclaredAttribute.one("displayName", ValueType.STR),
          DeclaredAttribute.one("mail", ValueType.STR),
          DeclaredAttribute.one("userAccountControl", ValueType.NUM),
          DeclaredAttribute.one("pwdLastSet", ValueType.NUM),
          DeclaredAttribute.one("accountEnabled", ValueType.BOOL),
          DeclaredAttribute.one("objectGUID", ValueType.BIN),
          DeclaredAttribute.one("manager", ValueType.REF),
          DeclaredAttribute.many("proxyAddresses", ValueType.STR),
          DeclaredAttribute.many("msDS-cloudExtensionAttribute1", ValueType.STR),
          DeclaredAttribute.many("portNumbers", ValueType.NUM),
          DeclaredAttribute.many("userCertificate", ValueType.BIN),
          DeclaredAttribute.many("member", ValueType.REF));

  private static final ImmutableList<ValueType> STORABLE =
      ImmutableList.of(ValueType.STR, ValueType.NUM, ValueType.BOOL, ValueType.BIN, ValueType.REF);

  private static final ImmutableList<Shape> RESULTS =
      STORABLE.stream()
          .flatMap(kind -> Stream.of(Shape.one(kind), Shape.many(kind)))
          .collect(ImmutableList.toImmutableList());

  private final ExpressionLanguage language;
  private final Predicate<FunctionDeclaration> functions;
  private final ImmutableList<DeclaredAttribute> attributes;
  private final ImmutableList<String> parameters;
  private final int depth;
  private final ExpressionGenerator generator;

  private ExpressionArbitraries(
      ExpressionLanguage language,
      Predicate<FunctionDeclaration> functions,
      ImmutableList<DeclaredAttribute> attributes,
      ImmutableList<String> parameters,
      int depth) {
    this.language = language;
    this.functions = functions;
    this.attributes = attributes;
    this.parameters = parameters;
    this.depth = depth;
    this.generator = new ExpressionGenerator(language, functions, attributes, parameters);
  }

  /**
   * Returns arbitraries for a language: all its functions, twelve attributes of each type, single
   * and multi-valued, such as {@code mail} and {@code proxyAddresses}, the parameters {@code
   * Domain.FQDN} and {@code Forest.LDAP}, four levels of nesting.
   */
  public static ExpressionArbitraries of(ExpressionLanguage language) {
    return new ExpressionArbitraries(
        language,
        function -> true,
        ATTRIBUTES,
        ImmutableList.of("Domain.FQDN", "Forest.LDAP"),
        DEPTH);
  }

  /** Returns arbitraries with exactly these attributes, which objects and expressions share. */
  public ExpressionArbitraries withAttributes(List<DeclaredAttribute> others) {
    return new ExpressionArbitraries(
        language, functions, ImmutableList.copyOf(others), parameters, depth);
  }

  /** Returns arbitraries with exactly these parameters, without percent signs. */
  public ExpressionArbitraries withParameters(String... names) {
    return new ExpressionArbitraries(
        language, functions, attributes, ImmutableList.copyOf(names), depth);
  }

  /**
   * Returns arbitraries whose expressions call only functions that {@code condition} accepts, such
   * as {@link FunctionDeclaration#isDeterministic}.
   */
  public ExpressionArbitraries withFunctions(Predicate<FunctionDeclaration> condition) {
    return new ExpressionArbitraries(
        language, functions.and(condition), attributes, parameters, depth);
  }

  /** Returns arbitraries whose expressions are at most {@code levels} deep, 12 at most. */
  public ExpressionArbitraries withDepth(int levels) {
    checkArgument(
        levels >= 0 && levels <= DEEPEST, "%s levels; it must be 0 to %s", levels, DEEPEST);
    return new ExpressionArbitraries(language, functions, attributes, parameters, levels);
  }

  /** Returns the attributes that expressions read. */
  public ImmutableList<DeclaredAttribute> attributes() {
    return attributes;
  }

  /**
   * Returns expressions whose parts have the types that what is around them takes, and whose result
   * an attribute can hold; one value or several.
   *
   * <p>They compile against these {@link #attributes} without an error, warnings are possible, and
   * their evaluation raises no type error; it may fail otherwise, for a text that is no date, say.
   */
  public Arbitrary<String> wellTyped() {
    return wellTyped(RESULTS);
  }

  /** Returns expressions as {@link #wellTyped()} that give one value of {@code type}, or NULL. */
  public Arbitrary<String> wellTyped(ValueType type) {
    return wellTyped(ImmutableList.of(Shape.one(type)));
  }

  /**
   * Returns expressions as {@link #wellTyped()} that give several values of {@code type}; one value
   * or NULL where an attribute is absent.
   */
  public Arbitrary<String> wellTypedMany(ValueType type) {
    return wellTyped(ImmutableList.of(Shape.many(type)));
  }

  private Arbitrary<String> wellTyped(ImmutableList<Shape> results) {
    return new GeneratedExpressions(
        random -> generator.expression(Literals.oneOf(results, random), depth, random),
        Shrinker.keepingTypes(results));
  }

  /**
   * Returns expressions with mistakes, one to three in what was a {@link #wellTyped()} one: values
   * of other types, names that do not exist or are spelled in another case, arguments that lack or
   * are too many, other operators. All can be read; few compile. For laws of what happens before an
   * expression is evaluated, and of what is said about mistakes.
   */
  public Arbitrary<String> withMistakes() {
    return new GeneratedExpressions(
        random ->
            new Mutations(generator, random)
                .mutate(generator.expression(Literals.oneOf(RESULTS, random), depth, random)),
        Shrinker.ofAnyShape());
  }

  /**
   * Returns objects that have these {@link #attributes}, each with a value of its type or absent,
   * now and then with another confirmed one, and the parameters.
   */
  public Arbitrary<SourceObject> objects() {
    List<Arbitrary<Optional<Object>>> values = new ArrayList<>();
    for (DeclaredAttribute attribute : attributes) {
      values.add(valuesOf(attribute).optional(0.7));
    }
    for (DeclaredAttribute attribute : attributes) {
      values.add(valuesOf(attribute).optional(0.1));
    }
    Arbitrary<List<String>> given = ValueArbitraries.texts().list().ofSize(parameters.size());
    return Combinators.combine(Combinators.combine(values).as(all -> all), given).as(this::object);
  }

  private static Arbitrary<Object> valuesOf(DeclaredAttribute attribute) {
    return attribute.multiValued()
        ? ValueArbitraries.manyOf(attribute.type()).asGeneric()
        : ValueArbitraries.of(attribute.type());
  }

  private SourceObject object(List<Optional<Object>> values, List<String> given) {
    SourceObject object = SourceObject.declaring(attributes);
    for (int i = 0; i < values.size(); i++) {
      String name = attributes.get(i % attributes.size()).name();
      Object value = values.get(i).orElse(null);
      if (value != null) {
        object =
            i < attributes.size() ? object.with(name, value) : object.withImported(name, value);
      }
    }
    for (int i = 0; i < parameters.size(); i++) {
      object = object.withParameter(parameters.get(i), given.get(i));
    }
    return object;
  }
}
