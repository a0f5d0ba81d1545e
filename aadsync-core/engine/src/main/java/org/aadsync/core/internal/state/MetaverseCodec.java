package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aadsync.core.internal.metaverse.Contribution;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.metaverse.MvState.PendingOnce;
import org.aadsync.core.internal.metaverse.MvState.SoftDeletion;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/** Writes and reads metaverse objects. */
final class MetaverseCodec {
  private static final int GONE = 0;
  private static final int THERE = 1;

  private final Metaverse metaverse;
  private final Dictionary spaces;
  private final AttributeNumbers numbers;
  private final RuleNumbers rules;

  MetaverseCodec(Metaverse metaverse, Dictionary dictionary) {
    this.metaverse = metaverse;
    this.spaces = dictionary;
    this.numbers = dictionary.metaverse();
    this.rules = dictionary.rules();
  }

  void writeGone(RecordWriter writer, MvObject object) {
    writer.u8(GONE);
    writer.uuid(object.id());
    writer.text(object.objectType());
  }

  void write(RecordWriter writer, MvObject object, References references, SegmentWriter segments) {
    MvState state = object.state();
    writer.u8(THERE);
    writer.uuid(object.id());
    writer.text(object.objectType());
    ValueCodec.write(writer, state.values(), null, numbers, references, segments);
    writer.varint(state.lineage().size());
    state
        .lineage()
        .forEach(
            (contributors, slot) -> {
              writer.varint(numbers.number(slot));
              List<Object> all = Values.list(contributors);
              writer.varint(all.size());
              writer.bool(contributors instanceof ImmutableList);
              all.forEach(each -> write(writer, (Contribution) each, references));
            });
    writer.varint(state.links().size());
    state.links().forEach(link -> writer.varint(references.number(link)));
    writer.varint(state.pendingOnce().size());
    for (PendingOnce pending : state.pendingOnce()) {
      write(writer, pending.contribution(), references);
      writer.varint(numbers.number(pending.flow().target().slot()));
      writer.varint(place(pending.flow(), pending.contribution().rule()));
      ValueCodec.write(writer, pending.raw(), references);
    }
    List<ConnectorSpace> retrying =
        spaces.spaces().stream()
            .filter(space -> space.retryProvisioning().contains(object))
            .toList();
    writer.varint(retrying.size());
    retrying.forEach(space -> writer.varint(spaces.number(space)));
    SoftDeletion softDeletion = state.softDeletion();
    writer.varint(softDeletion.interval().toSeconds());
    writer.bool(softDeletion.expiry() != null);
    if (softDeletion.expiry() != null) {
      writer.instant(softDeletion.expiry());
    }
  }

  private void write(RecordWriter writer, Contribution contribution, References references) {
    writer.varint(rules.number(contribution.rule()));
    writer.varint(references.number(contribution.source()));
  }

  /** Returns the place of a flow among those of its rule that have the same target. */
  private static int place(CompiledFlow flow, CompiledRule rule) {
    return targeting(rule, flow.target()).indexOf(flow);
  }

  private static List<CompiledFlow> targeting(CompiledRule rule, AttributeDefinition target) {
    return rule.flows().stream().filter(flow -> flow.target().slot() == target.slot()).toList();
  }

  /** Reads an object, and returns whether it is there. */
  boolean read(
      RecordReader reader, MvObject object, ValueCodec.Reader values, Referents referents) {
    int status = reader.u8();
    UUID id = reader.uuid();
    String objectType = reader.text();
    if (status == GONE) {
      metaverse.restore(object, id, objectType, MvState.EMPTY);
      return false;
    }
    if (status != THERE) {
      throw reader.damaged("its status is " + status);
    }
    AttributeSet.Builder held = values.read(reader, null).toBuilder();
    AttributeSet lineage = readLineage(reader, values, referents, held);
    ImmutableList.Builder<CsObject> links = ImmutableList.builder();
    boolean orphaned = false;
    for (int left = reader.count(); left > 0; left--) {
      CsObject link = referents.connectorSpaceObject(reader, reader.varint());
      if (link == null) {
        orphaned = true;
      } else if (link.state().link() != object) {
        throw reader.damaged("the object that it is linked to is not linked to it");
      } else {
        links.add(link);
      }
    }
    ImmutableList<PendingOnce> pendingOnce = readPendingOnce(reader, values, referents);
    List<ConnectorSpace> retrying = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      ConnectorSpace space = spaces.space(reader, reader.varint());
      if (space != null) {
        retrying.add(space);
      }
    }
    Duration interval = Duration.ofSeconds(reader.varint());
    SoftDeletion softDeletion = new SoftDeletion(interval, reader.bool() ? reader.instant() : null);
    metaverse.restore(
        object,
        id,
        objectType,
        new MvState(held.build(), lineage, links.build(), pendingOnce, softDeletion));
    retrying.forEach(space -> space.retryProvisioning().add(object));
    if (orphaned) {
      // Who contributed to it went with its connector.
      spaces.spaces().forEach(space -> space.retryProvisioning().add(object));
    }
    return true;
  }

  /** Reads who contributed; what a connector contributed that is gone is taken from the values. */
  private AttributeSet readLineage(
      RecordReader reader,
      ValueCodec.Reader values,
      Referents referents,
      AttributeSet.Builder held) {
    int count = reader.count();
    AttributeSet.Builder builder = AttributeSet.builder();
    for (int left = count; left > 0; left--) {
      AttributeDefinition attribute = numbers.attribute(reader, reader.varint());
      int contributors = reader.count();
      boolean isList = reader.bool();
      List<@Nullable Contribution> all = new ArrayList<>();
      for (int more = contributors; more > 0; more--) {
        all.add(readContribution(reader, referents));
      }
      if (all.isEmpty()) {
        throw reader.damaged("a value has no contributor");
      }
      if (attribute == null || all.contains(null)) {
        all.stream().filter(Objects::nonNull).forEach(each -> values.leaveOut(each.source()));
      }
      if (attribute != null && all.contains(null)) {
        held.set(attribute.slot(), null);
      } else if (attribute != null) {
        builder.set(attribute.slot(), isList ? ImmutableList.<Object>copyOf(all) : all.get(0));
      }
    }
    return builder.build();
  }

  private @Nullable Contribution readContribution(RecordReader reader, Referents referents) {
    CompiledRule rule = rules.rule(reader, reader.varint());
    CsObject source = referents.connectorSpaceObject(reader, reader.varint());
    return source == null ? null : new Contribution(rule, source);
  }

  private ImmutableList<PendingOnce> readPendingOnce(
      RecordReader reader, ValueCodec.Reader values, Referents referents) {
    List<PendingOnce> all = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      Contribution contribution = readContribution(reader, referents);
      AttributeDefinition target = numbers.attribute(reader, reader.varint());
      int place = (int) reader.varint();
      Object raw = values.read(reader);
      if (raw == null) {
        continue;
      }
      List<CompiledFlow> flows =
          contribution == null || target == null
              ? List.of()
              : targeting(contribution.rule(), target);
      if (contribution != null
          && place >= 0
          && place < flows.size()
          && flows.get(place).flow().executeOnce()) {
        all.add(new PendingOnce(flows.get(place), contribution, raw));
      } else {
        values.leaveOut(raw);
      }
    }
    return ImmutableList.copyOf(all);
  }
}
