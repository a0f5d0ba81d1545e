package org.aadsync.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/** Compiles the attribute mappings of one rule. */
final class FlowCompiler {
  private final RuleContext context;
  private final ExpressionFlowCompiler expressions;
  private final Set<AttributeDefinition> limited;
  private final int textLength;

  /**
   * @param limited the metaverse attributes whose text is limited in length
   * @param textLength the limit
   */
  FlowCompiler(
      RuleContext context, Programs programs, Set<AttributeDefinition> limited, int textLength) {
    this.context = context;
    this.expressions = new ExpressionFlowCompiler(context, programs);
    this.limited = limited;
    this.textLength = textLength;
  }

  /** Returns the flows; those with errors are left out, and the errors reported. */
  List<CompiledFlow> compile() {
    List<CompiledFlow> flows = new ArrayList<>();
    for (AttributeFlow flow : context.rule().flows()) {
      CompiledFlow compiled = flow(flow);
      if (compiled != null) {
        flows.add(compiled);
      }
    }
    return flows;
  }

  private @Nullable CompiledFlow flow(AttributeFlow flow) {
    AttributeDefinition target =
        context.attribute(flow.target(), context.target(), flow.position(), flow.target());
    if (target == null) {
      // The source is checked all the same, against a target that takes anything.
      source(flow, null);
      return null;
    }
    checkTarget(flow, target);
    boolean isLimited = context.inbound() && limited.contains(target);
    return source(
        flow,
        new FlowConverter(target, isLimited ? textLength : Integer.MAX_VALUE, context.inbound()));
  }

  private void checkTarget(AttributeFlow flow, AttributeDefinition target) {
    if (flow.mergeType().merges() && !target.multiValued()) {
      context.error(
          RuleCode.MERGE_SINGLE,
          flow.position(),
          flow.target(),
          "the flow merges values, and " + target.name() + " takes one value only",
          "set the merge type to Update");
    }
    if (!context.inbound() && target.readOnly()) {
      context.warning(
          RuleCode.READ_ONLY,
          flow.position(),
          flow.target(),
          "the schema of "
              + context.nameOf(context.target())
              + " lets nobody write "
              + target.name()
              + "; its exports will fail",
          null);
    }
  }

  private @Nullable CompiledFlow source(AttributeFlow flow, @Nullable FlowConverter converter) {
    if (flow.source() instanceof FlowSource.Direct direct) {
      return direct(flow, direct, converter);
    }
    if (flow.source() instanceof FlowSource.Computed computed) {
      return expressions.compile(flow, computed, converter);
    }
    return flow.source() instanceof FlowSource.Constant constant
        ? constant(flow, constant, converter)
        : null;
  }

  private @Nullable CompiledFlow direct(
      AttributeFlow flow, FlowSource.Direct direct, @Nullable FlowConverter converter) {
    SpaceSchema schema = context.source();
    AttributeDefinition source =
        context.attribute(direct.attribute(), schema, flow.position(), flow.target());
    if (source == null || converter == null) {
      return null;
    }
    if (source.exportOnly()) {
      context.warning(
          RuleCode.EXPORT_ONLY,
          flow.position(),
          flow.target(),
          source.name() + " can be written and never read; the flow gives nothing",
          null);
    }
    AttributeDefinition target = converter.target();
    if (!fits(source.type(), target.type())) {
      context.error(
          RuleCode.FLOW_TYPE,
          flow.position(),
          flow.target(),
          "a direct flow cannot make "
              + FlowConverter.article(target.type())
              + " ("
              + target.name()
              + ") of "
              + FlowConverter.article(source.type())
              + " ("
              + source.name()
              + ")",
          "use an expression; CStr, CNum, CBool and CRef convert");
      return null;
    }
    if (source.multiValued() && !target.multiValued()) {
      context.warning(
          RuleCode.FLOW_MULTIPLICITY,
          flow.position(),
          flow.target(),
          source.name()
              + " can have several values and "
              + target.name()
              + " takes one; an object with several fails",
          "use an expression that picks one, such as IIF(IsPresent(["
              + source.name()
              + "]),Item(["
              + source.name()
              + "],1),NULL)");
    }
    return new Flows.Direct(
        new Flows.Common(context.rule(), flow, converter, source.type() == AttributeType.REFERENCE),
        source.slot());
  }

  private @Nullable CompiledFlow constant(
      AttributeFlow flow, FlowSource.Constant constant, @Nullable FlowConverter converter) {
    TextTemplate template = TextTemplate.of(constant.text());
    context.checkParameters(template.names(), flow.position(), flow.target());
    if (converter == null) {
      return null;
    }
    Flows.Common common = new Flows.Common(context.rule(), flow, converter, false);
    String text = template.expand(context::fixedParameter);
    if (text == null) {
      return new Flows.Expanded(common, template);
    }
    try {
      Object value = Constants.convert(text, converter);
      return template.isConstant()
          ? new Flows.Fixed(common, value)
          : new Flows.Expanded(common, template);
    } catch (FlowException e) {
      context.error(
          RuleCode.CONSTANT_TYPE,
          flow.position(),
          flow.target(),
          "the constant \""
              + InvariantText.trim(
                  constant.text().substring(0, Math.min(60, constant.text().length())))
              + "\" does not fit: "
              + e.getMessage(),
          null);
      return null;
    }
  }

  /** Returns whether a value of {@code source} can ever become one of {@code target}. */
  private static boolean fits(AttributeType source, AttributeType target) {
    return source == target
        || switch (target) {
          case STRING -> source != AttributeType.REFERENCE;
          case NUMBER, BOOLEAN -> source == AttributeType.STRING;
          case BINARY, REFERENCE -> false;
        };
  }
}
