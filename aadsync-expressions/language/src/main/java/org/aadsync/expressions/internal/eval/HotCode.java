package org.aadsync.expressions.internal.eval;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.function.Implementation;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the class of a {@link HotProgram}: one method that does what a tree of nodes does.
 *
 * <p>Operands come from left to right, branches only when they are taken. What is done with the
 * values of operands are methods of nodes of the tree, which are constants of the class; they know
 * nothing of other programs but what these have in common, so that places in failures may be wrong.
 *
 * <p>Local variables serve as the stack: each node leaves its value in the variable in which its
 * first operand was.
 */
final class HotCode {
  private static final Type VALUE = Type.getType(Object.class);
  private static final Type PROGRAM = Type.getType(HotProgram.class);
  private static final Type CONTEXT = Type.getType(EvaluationContext.class);
  private static final Type NODE = Type.getType(Node.class);

  /** There are many of this name: the classes are hidden. */
  private static final Type SELF = Type.getObjectType(PROGRAM.getInternalName() + "Code");

  /** In bytes; see {@code -XX:-DontCompileHugeMethods} of HotSpot. */
  private static final int TOO_LONG = 8_000;

  private static final int THIS = 0;
  private static final int GIVEN_CONTEXT = 1;
  private static final int FIRST_FREE = 2;

  private final ClassWriter type = new TypeWriter();
  private final List<@Nullable Object> constants = new ArrayList<>();
  private final List<Type> typesOfConstants = new ArrayList<>();
  private final MethodVisitor code;
  private int parts;
  private int length;

  /** Writes the class for a tree. */
  HotCode(Node root) {
    type.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        SELF.getInternalName(),
        null,
        PROGRAM.getInternalName(),
        null);
    code =
        type.visitMethod(0, "run", descriptor(Object.class, EvaluationContext.class), null, null);
    writeRun(root);
    writeConstructor();
    writeWith();
    writeConstants();
    type.visitEnd();
  }

  /** Returns whether the method is so long that the JIT compiler would leave it alone. */
  boolean isTooLong() {
    return length >= TOO_LONG;
  }

  /** Returns the class file; there is none of a method that is far too long. */
  byte[] classFile() {
    return type.toByteArray();
  }

  /** Returns the constants that the class asks for. */
  @Nullable Object[] constants() {
    return constants.toArray();
  }

  // --- Methods ---

  private void writeRun(Node root) {
    code.visitCode();
    write(root, FIRST_FREE);
    load(FIRST_FREE);
    callStatic(Values.class, "visible", Object.class, Object.class);
    Label end = new Label();
    code.visitLabel(end);
    length = end.getOffset();
    end(code, Opcodes.ARETURN);
  }

  private void writeConstructor() {
    String descriptor = descriptor(void.class, List.class);
    MethodVisitor method = type.visitMethod(0, "<init>", descriptor, null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, PROGRAM.getInternalName(), "<init>", descriptor, false);
    end(method, Opcodes.RETURN);
  }

  private void writeWith() {
    String with = descriptor(HotProgram.class, List.class);
    MethodVisitor method = type.visitMethod(0, "with", with, null, null);
    method.visitCode();
    method.visitTypeInsn(Opcodes.NEW, SELF.getInternalName());
    method.visitInsn(Opcodes.DUP);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    String constructor = descriptor(void.class, List.class);
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, SELF.getInternalName(), "<init>", constructor, false);
    end(method, Opcodes.ARETURN);
  }

  /** Static final fields, since the JIT compiler trusts these. */
  private void writeConstants() {
    MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    method.visitCode();
    String constantsOf = descriptor(Object[].class, MethodHandles.Lookup.class);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(MethodHandles.class),
        "lookup",
        descriptor(MethodHandles.Lookup.class),
        false);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, PROGRAM.getInternalName(), "constantsOf", constantsOf, false);
    method.visitVarInsn(Opcodes.ASTORE, 0);
    for (int i = 0; i < constants.size(); i++) {
      Type kind = typesOfConstants.get(i);
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
      type.visitField(access, nameOfConstant(i), kind.getDescriptor(), null, null).visitEnd();
      method.visitVarInsn(Opcodes.ALOAD, 0);
      push(method, i);
      method.visitInsn(Opcodes.AALOAD);
      method.visitTypeInsn(Opcodes.CHECKCAST, kind.getInternalName());
      method.visitFieldInsn(
          Opcodes.PUTSTATIC, SELF.getInternalName(), nameOfConstant(i), kind.getDescriptor());
    }
    end(method, Opcodes.RETURN);
  }

  // --- Nodes ---

  /**
   * Writes what leaves the value of a node in a variable; it may use those after it. Recursion is
   * as deep as the tree.
   */
  private void write(Node node, int to) {
    if (node instanceof Leaf leaf && leaf.isConstant()) {
      constant(VALUE, leaf.constant());
      store(to);
      return;
    }
    if (node.operation() == null) {
      writePart(node);
      store(to);
      return;
    }
    List<Node> operands = node.operands();
    if (node instanceof IifNode) {
      writeBranch(operands.get(0), operands.get(1), operands.get(2), to);
    } else if (node instanceof SwitchNode) {
      writeSwitch(operands, to);
    } else if (node instanceof LogicalNode logical) {
      writeLogical(logical.isConjunction(), operands, to);
    } else if (node instanceof AdditiveNode additive) {
      writeAdditive(additive, to);
    } else {
      for (int i = 0; i < operands.size(); i++) {
        write(operands.get(i), to + i);
      }
      writeOperation(node, operands.size(), to);
    }
  }

  private void writePart(Node node) {
    int index = parts;
    parts++;
    boolean isAttribute = node instanceof Leaf leaf && leaf.kind() == Leaf.Kind.ATTRIBUTE;
    if (!isAttribute) {
      load(THIS);
      code.visitFieldInsn(
          Opcodes.GETFIELD, PROGRAM.getInternalName(), "parts", Type.getDescriptor(Node[].class));
      push(code, index);
      code.visitInsn(Opcodes.AALOAD);
      load(GIVEN_CONTEXT);
      callInterface(NODE, "eval", descriptor(Object.class, EvaluationContext.class));
      return;
    }
    load(GIVEN_CONTEXT);
    load(THIS);
    if (index == 0) {
      code.visitFieldInsn(Opcodes.GETFIELD, PROGRAM.getInternalName(), "firstSlot", "I");
    } else {
      code.visitFieldInsn(Opcodes.GETFIELD, PROGRAM.getInternalName(), "slots", "[I");
      push(code, index);
      code.visitInsn(Opcodes.IALOAD);
    }
    callInterface(CONTEXT, "attribute", descriptor(Object.class, int.class));
  }

  private void writeOperation(Node node, int operands, int at) {
    Label end = new Label();
    if (node instanceof UnaryCall call) {
      for (UnaryCall form = call; form != null; form = form.otherForms()) {
        writeForm(form, form.call(), Implementation.One.class, form.implementation(), at, end);
      }
    } else if (node instanceof BinaryCall call) {
      for (BinaryCall form = call; form != null; form = form.otherForms()) {
        writeForm(form, form.call(), Implementation.Two.class, form.implementation(), at, end);
      }
    } else if (node instanceof TernaryCall call) {
      for (TernaryCall form = call; form != null; form = form.otherForms()) {
        writeForm(form, form.call(), Implementation.Three.class, form.implementation(), at, end);
      }
    }
    Type kind = Type.getType(node.getClass());
    constant(kind, node);
    loadAll(at, operands);
    load(GIVEN_CONTEXT);
    MethodType values = MethodType.genericMethodType(operands);
    call(
        kind,
        "apply",
        values.appendParameterTypes(EvaluationContext.class).toMethodDescriptorString());
    store(at);
    code.visitLabel(end);
  }

  /**
   * Calls the function itself if a form takes the values as they are. Through the method of the
   * node for that, the code of which is shared, the JIT compiler would not see.
   */
  private void writeForm(
      Node form,
      CallNode call,
      Class<? extends Implementation> kind,
      Implementation implementation,
      int at,
      Label end) {
    int operands = form.operands().size();
    MethodType values = MethodType.genericMethodType(operands);
    Label otherwise = new Label();
    Type typeOfForm = Type.getType(form.getClass());
    constant(typeOfForm, form);
    loadAll(at, operands);
    call(
        typeOfForm,
        "takesValues",
        values.changeReturnType(boolean.class).toMethodDescriptorString());
    code.visitJumpInsn(Opcodes.IFEQ, otherwise);
    constant(Type.getType(CallNode.class), call);
    constant(Type.getType(kind), implementation);
    loadAll(at, operands);
    callInterface(Type.getType(kind), "apply", values.toMethodDescriptorString());
    call(Type.getType(CallNode.class), "small", descriptor(Object.class, Object.class));
    store(at);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(otherwise);
  }

  private void writeAdditive(AdditiveNode node, int to) {
    write(node.operands().get(0), to);
    int next = 1;
    for (AdditiveNode.Segment segment : node.segments()) {
      int size = segment.size();
      for (int i = 1; i <= size; i++) {
        write(node.operands().get(next), to + i);
        next++;
      }
      Type kind = Type.getType(AdditiveNode.Segment.class);
      constant(kind, segment);
      if (size == 1) {
        loadAll(to, 2);
        callInterface(kind, "combine", descriptor(Object.class, Object.class, Object.class));
      } else {
        loadArray(to, size + 1);
        callInterface(kind, "combine", descriptor(Object.class, Object[].class));
      }
      load(GIVEN_CONTEXT);
      callStatic(AdditiveNode.class, "small", Object.class, Object.class, EvaluationContext.class);
      store(to);
    }
  }

  // --- Branches ---

  private void writeBranch(Node condition, Node then, Node otherwise, int to) {
    Label ifNot = new Label();
    Label end = new Label();
    writeCondition(condition, Opcodes.IFEQ, ifNot, to);
    write(then, to);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(ifNot);
    write(otherwise, to);
    code.visitLabel(end);
  }

  private void writeSwitch(List<Node> operands, int to) {
    Label end = new Label();
    for (int i = 0; i < operands.size(); i += 2) {
      Label next = new Label();
      writeCondition(operands.get(i), Opcodes.IFEQ, next, to);
      write(operands.get(i + 1), to);
      code.visitJumpInsn(Opcodes.GOTO, end);
      code.visitLabel(next);
    }
    code.visitInsn(Opcodes.ACONST_NULL);
    store(to);
    code.visitLabel(end);
  }

  private void writeLogical(boolean isConjunction, List<Node> operands, int to) {
    Label decided = new Label();
    Label end = new Label();
    for (Node operand : operands) {
      writeCondition(operand, isConjunction ? Opcodes.IFEQ : Opcodes.IFNE, decided, to);
    }
    writeBoolean(isConjunction);
    store(to);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(decided);
    writeBoolean(!isConjunction);
    store(to);
    code.visitLabel(end);
  }

  private void writeCondition(Node condition, int jump, Label target, int free) {
    write(condition, free);
    load(free);
    callStatic(HotProgram.class, "holds", boolean.class, Object.class);
    code.visitJumpInsn(jump, target);
  }

  private void writeBoolean(boolean value) {
    code.visitFieldInsn(
        Opcodes.GETSTATIC,
        Type.getInternalName(Boolean.class),
        value ? "TRUE" : "FALSE",
        Type.getDescriptor(Boolean.class));
  }

  // --- Instructions ---

  private void constant(Type kind, @Nullable Object value) {
    String name = nameOfConstant(constants.size());
    constants.add(value);
    typesOfConstants.add(kind);
    code.visitFieldInsn(Opcodes.GETSTATIC, SELF.getInternalName(), name, kind.getDescriptor());
  }

  private static String nameOfConstant(int index) {
    return "c" + index;
  }

  private void load(int variable) {
    code.visitVarInsn(Opcodes.ALOAD, variable);
  }

  private void loadAll(int first, int count) {
    for (int i = first; i < first + count; i++) {
      load(i);
    }
  }

  private void loadArray(int first, int count) {
    push(code, count);
    code.visitTypeInsn(Opcodes.ANEWARRAY, VALUE.getInternalName());
    for (int i = 0; i < count; i++) {
      code.visitInsn(Opcodes.DUP);
      push(code, i);
      load(first + i);
      code.visitInsn(Opcodes.AASTORE);
    }
  }

  private void store(int variable) {
    code.visitVarInsn(Opcodes.ASTORE, variable);
  }

  private void call(Type owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner.getInternalName(), name, descriptor, false);
  }

  private void callInterface(Type owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner.getInternalName(), name, descriptor, true);
  }

  private void callStatic(Class<?> owner, String name, Class<?> result, Class<?>... arguments) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(owner),
        name,
        descriptor(result, arguments),
        owner.isInterface());
  }

  private static void push(MethodVisitor method, int number) {
    method.visitIntInsn(Opcodes.SIPUSH, number);
  }

  private static void end(MethodVisitor method, int instruction) {
    method.visitInsn(instruction);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static String descriptor(Class<?> result, Class<?>... parameters) {
    return MethodType.methodType(result, parameters).toMethodDescriptorString();
  }

  /** Computes the types of variables by itself; all that differ are values. */
  private static final class TypeWriter extends ClassWriter {
    TypeWriter() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      return VALUE.getInternalName();
    }
  }
}
