package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;
import com.google.protobuf.NullValue;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Common Expression Language. */
final class CelEngine implements Engine {
  private final Wording wording = new Words();
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  CelEngine() {
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
    People.ATTRIBUTES.forEach(name -> builder.addVar(name, SimpleType.DYN));
    builder.addVar(People.ABSENT, SimpleType.DYN);
    compiler =
        builder
            .addFunctionDeclarations(
                function("isPresent", SimpleType.BOOL, 1),
                function("trim", SimpleType.DYN, 1),
                function("left", SimpleType.DYN, 2),
                function("inStr", SimpleType.INT, 2),
                function("join", SimpleType.DYN, 3),
                function("bitAnd", SimpleType.INT, 2),
                function("cBool", SimpleType.BOOL, 1),
                function("cRef", SimpleType.DYN, 1),
                function("dnComponent", SimpleType.DYN, 2),
                function("trimAll", SimpleType.DYN, 1),
                function("removeDuplicates", SimpleType.DYN, 1))
            .build();
    runtime = CelRuntimeFactory.standardCelRuntimeBuilder().addFunctionBindings(bindings()).build();
  }

  private static CelFunctionDecl function(String name, CelType result, int arguments) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newGlobalOverload(
            name + "_any",
            result,
            ImmutableList.copyOf(Collections.nCopies(arguments, SimpleType.DYN))));
  }

  private static ImmutableList<CelFunctionBinding> bindings() {
    Class<Object> any = Object.class;
    return ImmutableList.of(
        CelFunctionBinding.from("isPresent_any", any, v -> HostFunctions.isPresent(in(v))),
        CelFunctionBinding.from("trim_any", any, v -> out(HostFunctions.trim(in(v)))),
        CelFunctionBinding.from(
            "left_any", any, any, (v, n) -> HostFunctions.left(in(v), ((Long) n).intValue())),
        CelFunctionBinding.from(
            "inStr_any", any, any, (v, part) -> (long) HostFunctions.inStr(in(v), (String) part)),
        CelFunctionBinding.from(
            "join_any",
            ImmutableList.of(any, any, any),
            v -> HostFunctions.join(in(v[0]), in(v[1]), (String) v[2])),
        CelFunctionBinding.from(
            "bitAnd_any", any, any, (v, mask) -> HostFunctions.bitAnd(in(v), (Long) mask)),
        CelFunctionBinding.from("cBool_any", any, v -> HostFunctions.cBool(in(v))),
        CelFunctionBinding.from("cRef_any", any, v -> v),
        CelFunctionBinding.from(
            "dnComponent_any",
            any,
            any,
            (v, n) -> out(HostFunctions.dnComponent(in(v), ((Long) n).intValue()))),
        CelFunctionBinding.from("trimAll_any", any, HostFunctions::trimAll),
        CelFunctionBinding.from("removeDuplicates_any", any, HostFunctions::removeDuplicates));
  }

  private static @Nullable Object in(Object value) {
    return value == NullValue.NULL_VALUE ? null : value;
  }

  private static Object out(@Nullable Object value) {
    return value == null ? NullValue.NULL_VALUE : value;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Program compile(Flow flow) throws Exception {
    CelRuntime.Program program =
        runtime.createProgram(compiler.compile(wording.write(flow)).getAst());
    return input -> in(program.eval((Map<String, Object>) input));
  }

  @Override
  public Object input(Map<String, Object> person) {
    Map<String, Object> variables = new HashMap<>();
    People.ATTRIBUTES.forEach(name -> variables.put(name, out(person.get(name))));
    variables.put(People.ABSENT, NullValue.NULL_VALUE);
    return variables;
  }

  private static final class Words extends Wording {
    @Override
    String attribute(String name) {
      return name;
    }

    @Override
    String call(String function, String... arguments) {
      return function + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    String asValue(String condition) {
      return "dyn(" + condition + ")";
    }

    @Override
    String mask() {
      return "0x21C07000";
    }
  }
}
