package org.aadsync.testing.contract;

import com.google.common.collect.ImmutableListMultimap;

/**
 * An object that a contract test creates. Immutable.
 *
 * @param dn its DN, one that the directory accepts
 * @param objectType its type, one that is selected
 * @param values by attribute name what the directory wants of a new object: {@link String}, {@link
 *     Long}, {@link Boolean} and {@link org.aadsync.expressions.value.ByteString}, as the schema
 *     says
 */
public record ContractObject(
    String dn, String objectType, ImmutableListMultimap<String, Object> values) {}
