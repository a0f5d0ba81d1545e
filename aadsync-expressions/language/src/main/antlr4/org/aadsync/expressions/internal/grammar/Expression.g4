/*
 * Declarative provisioning expressions, as Azure AD Connect sync writes them in its rules.
 *
 * Source: "Understanding declarative provisioning expressions" and "Functions reference" (Microsoft).
 *
 * The language in one paragraph: an expression is one value. There are no statements, no
 * assignments and no comments. White space, line breaks included, may stand between any two tokens.
 * Everything that has a name is spelled in exact case.
 *
 * Two decisions shape this grammar.
 *
 * 1. Operators. The rule "expression" is a flat chain of operands and operators; what binds tighter
 *    is decided afterwards, from a table. Microsoft documents one priority for all operators, its
 *    own rules prove that comparisons bind tighter than && and ||, and the language that this one
 *    descends from (VBA) has the usual many levels. The table is therefore an option, and a chain of
 *    any length stays flat: nothing recurses over it. Recursion happens only where a bracket opens,
 *    and brackets are counted before the parser runs.
 *
 * 2. Mistakes. Tokens that are no part of the language but are often written (==, !=, single
 *    quotes, curly quotes, semicolons, a missing quote) have rules of their own at the end of the
 *    lexer, so that the message can name the mistake.
 *
 * Two tokens of look-ahead are enough everywhere (a name with a bracket after it is a call), so the
 * fast prediction of ANTLR never has to be repeated by the full one for a text without mistakes.
 */
grammar Expression;

@lexer::members {
  private static boolean isNamePart(int character) {
    return character == '_'
        || (character >= '0' && character <= '9')
        || (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z');
  }
}

// ------------------------------------------------------------------------------------ parser ---

/** A whole text. */
wholeText
    : expression EOF
    ;

/** A chain of operands: 1 + 2, [a] & "@" & [b], [a] = 1 || [b] = 2. Precedence comes later. */
expression
    : operand (operator operand)*
    ;

/** An operand with any number of signs before it; a sign is never part of a number token. */
operand
    : MINUS* primary
    ;

primary
    : STRING                                                  # text
    | NUMBER                                                  # decimalNumber
    | HEX_NUMBER                                              # hexNumber
    | (TRUE | FALSE)                                          # bool
    | (NULL | CRLF | IGNORE_THIS_FLOW | AUTHORITATIVE_NULL)
      (LPAREN RPAREN)?                                        # constant
    | ATTRIBUTE                                               # attribute
    | PARAMETER                                               # parameter
    | VARIABLE                                                # variable
    | NAME LPAREN (expression (COMMA expression)*)? RPAREN    # call
    | NAME                                                    # bareName
    | LPAREN expression RPAREN                                # bracketed
    ;

operator
    : PLUS | MINUS | STAR | SLASH | AMPERSAND
    | EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL
    | AND | OR
    ;

// ------------------------------------------------------------------------------------- lexer ---

// Constants. Upper and lower case differ here as everywhere.
TRUE               : 'True';
FALSE              : 'False';
NULL               : 'NULL';
CRLF               : 'CRLF';
IGNORE_THIS_FLOW   : 'IgnoreThisFlow';
AUTHORITATIVE_NULL : 'AuthoritativeNull';

/** Functions and, as arguments, the names of options such as CaseInsensitive. */
NAME : LETTER (LETTER | DIGIT | '_')*;

/** $item: a name that Select, Where or With introduces. */
VARIABLE : '$' (LETTER | '_') (LETTER | DIGIT | '_')*;

/** [name]: everything up to the closing bracket is the name, blanks and hyphens included. */
ATTRIBUTE : '[' ~[[\]]* ']';

/** %Name%: there is no modulo operator, so the sign is free for this. */
PARAMETER : '%' (LETTER | DIGIT | '.' | '_' | '-')+ '%';

/** "text": a doubled quote stands for one; a backslash never escapes a quote. */
STRING : '"' (~'"' | '""')* '"';

NUMBER : DIGIT+;

/**
 * &HFF. The ampersand also joins text and exports write it without blanks, so this is a number only
 * if no further character of a name follows: "a"&Hex(1) is a name after an ampersand.
 */
HEX_NUMBER : '&' [hH] HEX_DIGIT+ {!isNamePart(_input.LA(1))}?;

LPAREN    : '(';
RPAREN    : ')';
COMMA     : ',';
PLUS      : '+';
MINUS     : '-';
STAR      : '*';
SLASH     : '/';
AMPERSAND : '&';

EQUAL         : '=';
NOT_EQUAL     : '<>';
LESS          : '<';
LESS_EQUAL    : '<=';
GREATER       : '>';
GREATER_EQUAL : '>=';

// The longest token wins, so && is never two ampersands.
AND : '&&';
OR  : '||';

WHITE_SPACE : [ \t\r\n\f]+ -> skip;

// --- Mistakes that have messages of their own ---------------------------------------------------

WRONG_EQUAL        : '==' '='*;
WRONG_NOT_EQUAL    : '!=' '='?;
WRONG_COMMENT      : '//' ~[\r\n]* | '/*';
WRONG_SEPARATOR    : ';';
SINGLE_QUOTED      : '\'' ~['\r\n]* '\'' | '`' ~[`\r\n]* '`'
                   | [\u2018-\u201B] ~[\u2018-\u201B"\r\n]* [\u2018-\u201B];
CURLY_QUOTED       : [\u201C-\u201F] ~[\u201C-\u201F"\r\n]* ["\u201C-\u201F];
OPEN_STRING        : '"' (~'"' | '""')*;
OPEN_ATTRIBUTE     : '[' ~[[\]]*;
OPEN_PARAMETER     : '%' (LETTER | DIGIT | '.' | '_' | '-')+;
FRACTION           : DIGIT+ '.' DIGIT+;
NO_BREAK_SPACE     : [\u00A0\u2007\u202F\uFEFF\u200B]+;

/** Any other character: it fits nowhere. */
UNKNOWN : .;

fragment LETTER    : [A-Za-z];
fragment DIGIT     : [0-9];
fragment HEX_DIGIT : [0-9A-Fa-f];
