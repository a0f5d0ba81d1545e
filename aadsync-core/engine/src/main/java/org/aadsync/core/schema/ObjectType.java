package org.aadsync.core.schema;

import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;

/**
 * An object type: a class of a directory's schema, or a type of the metaverse.
 *
 * @param name its name as the schema spells it
 * @param superior the name of the class that it specialises, or null
 * @param attributes the names of the attributes that objects of the type may have, those of its
 *     superiors and auxiliary classes included; empty where the schema does not say or does not
 *     check
 */
public record ObjectType(String name, @Nullable String superior, ImmutableSet<String> attributes) {}
