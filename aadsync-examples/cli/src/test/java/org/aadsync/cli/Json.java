package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed JSON value: maps, lists, text, {@code long}, {@code double}, Booleans, null. */
record Json(@Nullable Object value) {
  /** Parses {@code text}, which must be one JSON value and nothing else. */
  static Json of(String text) {
    return new Json(parse(text));
  }

  static @Nullable Object parse(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      Object value = read(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more than one value");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what member names and list indexes lead to. */
  @Nullable Object at(Object... path) {
    Object current = value;
    for (Object step : path) {
      if (step instanceof Integer index) {
        current = ((List<?>) current).get(index);
      } else {
        Map<?, ?> object = (Map<?, ?>) current;
        if (!object.containsKey(step)) {
          throw new IllegalArgumentException("no member " + step + " in " + object.keySet());
        }
        current = object.get(step);
      }
    }
    return current;
  }

  Json child(Object... path) {
    return new Json(at(path));
  }

  String text(Object... path) {
    return (String) at(path);
  }

  List<?> list(Object... path) {
    return (List<?>) at(path);
  }

  boolean has(String member) {
    return ((Map<?, ?>) value).containsKey(member);
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (object.containsKey(name)) {
            throw new IllegalArgumentException("two members " + name);
          }
          object.put(name, read(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser));
        }
        yield array;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException("no value: " + parser.currentToken());
    };
  }
}
