package org.aadsync.expressions.internal.print;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;

/**
 * Takes a tree apart into pieces, without recursion: a part is replaced by what it consists of
 * until nothing is left but pieces.
 */
final class Pieces {
  private static final Piece NO_BLANK_IN = new Piece.Break("", 1);
  private static final Piece NO_BLANK_OUT = new Piece.Break("", 0);
  private static final Piece BLANK_IN = new Piece.Break(" ", 1);
  private static final Piece BLANK_OUT = new Piece.Break(" ", 0);
  private static final Piece COMMA = new Piece.Word(",");
  private static final Piece BRACKET = new Piece.Word("(");
  private static final Piece END_BRACKET = new Piece.Word(")");

  /**
   * A part that is not taken apart yet.
   *
   * @param isAlone whether nothing else begins on the lines that it may take
   */
  private record Part(Syntax tree, boolean isAlone) {}

  private final int mostParts;
  // Parts and pieces, the next one first.
  private final Deque<Object> open = new ArrayDeque<>();
  // What the part at hand consists of, in order.
  private final List<Object> parts = new ArrayList<>();

  private Pieces(Syntax tree, int mostParts) {
    this.mostParts = mostParts;
    open.push(new Part(tree, false));
  }

  /** Returns all pieces of a tree. */
  static List<Piece> of(Syntax tree) {
    Pieces pieces = new Pieces(tree, Integer.MAX_VALUE);
    ImmutableList.Builder<Piece> all = ImmutableList.builder();
    while (!pieces.open.isEmpty()) {
      all.add(pieces.next());
    }
    return all.build();
  }

  /**
   * Returns the beginning of a tree on one line, at least {@code columns} characters of it if it is
   * longer. The rest of the tree is not looked at.
   */
  static String beginning(Syntax tree, int columns) {
    Pieces pieces = new Pieces(tree, columns);
    StringBuilder text = new StringBuilder();
    while (!pieces.open.isEmpty() && text.length() < columns) {
      Piece piece = pieces.next();
      if (piece instanceof Piece.Word word) {
        text.append(word.text());
      } else if (piece instanceof Piece.Break place) {
        text.append(place.flat());
      }
    }
    return text.toString();
  }

  private Piece next() {
    Object next = open.pop();
    while (next instanceof Part part) {
      expand(part);
      for (int i = parts.size() - 1; i >= 0; i--) {
        open.push(parts.get(i));
      }
      parts.clear();
      next = open.pop();
    }
    return (Piece) next;
  }

  private void expand(Part part) {
    Syntax tree = part.tree();
    if (tree instanceof Syntax.Call call) {
      expand(call);
    } else if (tree instanceof Syntax.Chain chain) {
      expand(chain, part.isAlone() ? BLANK_OUT : BLANK_IN);
    } else if (tree instanceof Syntax.Bracketed bracketed) {
      addEnclosed(BRACKET, bracketed.inner());
    } else if (tree instanceof Syntax.Negation negation) {
      addWord("-".repeat(negation.signs()));
      addOperand(negation.operand(), Brackets.neededBy(negation));
    } else {
      addWord(Words.of(tree));
    }
  }

  private void expand(Syntax.Call call) {
    ImmutableList<Syntax> arguments = call.arguments();
    Piece start = new Piece.Word(call.name() + "(");
    if (arguments.size() == 1) {
      addEnclosed(start, arguments.get(0));
      return;
    }
    if (arguments.isEmpty()) {
      addWord(call.name() + "()");
      return;
    }
    // The arguments of Switch belong together in pairs.
    int size = call.name().equals("Switch") && arguments.size() > 2 ? 2 : 1;
    parts.add(Piece.Group.OPEN);
    parts.add(start);
    for (int i = 0; i < arguments.size() && i <= mostParts; i += size) {
      if (i > 0) {
        parts.add(COMMA);
      }
      parts.add(i == 0 ? NO_BLANK_IN : BLANK_IN);
      addPair(arguments.subList(i, Math.min(i + size, arguments.size())));
    }
    parts.add(NO_BLANK_OUT);
    parts.add(END_BRACKET);
    parts.add(Piece.Group.CLOSE);
  }

  private void addPair(List<Syntax> arguments) {
    if (arguments.size() == 1) {
      parts.add(new Part(arguments.get(0), false));
      return;
    }
    parts.add(Piece.Group.OPEN);
    parts.add(new Part(arguments.get(0), false));
    parts.add(COMMA);
    parts.add(BLANK_IN);
    parts.add(new Part(arguments.get(1), false));
    parts.add(Piece.Group.CLOSE);
  }

  /** Adds what stands alone between brackets; only a chain gains from lines of its own. */
  private void addEnclosed(Piece start, Syntax inner) {
    if (!(inner instanceof Syntax.Chain)) {
      parts.add(start);
      parts.add(new Part(inner, false));
      parts.add(END_BRACKET);
      return;
    }
    parts.add(Piece.Group.OPEN);
    parts.add(start);
    parts.add(NO_BLANK_IN);
    parts.add(new Part(inner, true));
    parts.add(NO_BLANK_OUT);
    parts.add(END_BRACKET);
    parts.add(Piece.Group.CLOSE);
  }

  private void expand(Syntax.Chain chain, Piece breakBefore) {
    parts.add(Piece.Group.OPEN);
    for (int i = 0; i < chain.operands().size() && i <= mostParts; i++) {
      if (i > 0) {
        Operator operator = chain.operators().get(i - 1).operator();
        parts.add(breakBefore);
        addWord(operator.symbol() + " ");
      }
      Syntax operand = chain.operands().get(i);
      addOperand(operand, Brackets.neededBy(chain, operand));
    }
    parts.add(Piece.Group.CLOSE);
  }

  private void addOperand(Syntax operand, boolean inBrackets) {
    if (inBrackets) {
      addEnclosed(BRACKET, operand);
    } else {
      parts.add(new Part(operand, false));
    }
  }

  private void addWord(String text) {
    parts.add(new Piece.Word(text));
  }
}
