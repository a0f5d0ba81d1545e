/**
 * What a connector implements: how one kind of directory is read and written.
 *
 * <h2>What an author does, in order</h2>
 *
 * <ol>
 *   <li><b>A factory</b>, {@link org.aadsync.core.spi.ConnectorFactory}, listed for {@link
 *       java.util.ServiceLoader}. It takes a scheme, such as {@code ldif}, and makes a {@link
 *       org.aadsync.core.spi.Connector} from the connector in the configuration and an address.
 *       What can be seen to be wrong without asking the directory is refused here.
 *   <li><b>Full import</b>: {@link org.aadsync.core.spi.Connector#importObjects} with a request
 *       without watermark. Every selected object is an {@link
 *       org.aadsync.core.spi.ImportEvent.Full}; what is selected is said by the partition (object
 *       types, containers) and by the schema (attributes). Values have the Java types of {@link
 *       org.aadsync.expressions.value} that the schema asks for, and are reported as the directory
 *       holds them: nothing is trimmed, case-mapped or sorted.
 *   <li><b>Identity</b>: an {@link org.aadsync.core.spi.Anchor} that the directory never changes
 *       and never gives to another object; a DN that no other object has at that moment. A
 *       directory without DNs makes them up from the anchor.
 *   <li><b>References</b> as the directory gives them: by name ({@link
 *       org.aadsync.expressions.value.DistinguishedName}), by anchor ({@link
 *       org.aadsync.core.spi.AnchorReference}) or by security identifier ({@link
 *       org.aadsync.core.spi.SidReference}). The target need not have been reported, nor exist.
 *   <li><b>Errors of one object</b> are {@link org.aadsync.core.spi.ImportEvent.Rejected}, with the
 *       names of <i>Management agent run error codes</i> (Microsoft). The object keeps its earlier
 *       image, and an import with such an error makes no absence a deletion. If the directory
 *       cannot be read, the import ends as failed or throws a {@link
 *       org.aadsync.core.spi.ConnectorException}.
 *   <li><b>The end</b>: {@link org.aadsync.core.spi.ImportEvent.End} is the last event. {@link
 *       org.aadsync.core.spi.ImportEvent.Completeness.Complete} is a promise: in a full import,
 *       what was not reported is gone, and in a delta import that says so. Whoever is not sure says
 *       {@link org.aadsync.core.spi.ImportEvent.Completeness.Partial}.
 *   <li><b>Checkpoints</b>: before the end, one that is final. Its watermark must be taken before
 *       reading begins, or stand for exactly what was read: a change that happens meanwhile may be
 *       reported twice and must never be lost. Long imports add resumable ones, each after what it
 *       covers: what was staged is durable with them, and an import that broke off, even by the end
 *       of the process, goes on from the last one ({@link
 *       org.aadsync.core.spi.ImportRequest#resumeFrom}).
 *   <li><b>Delta import</b>: a request with the watermark of the last final checkpoint. Silence
 *       about an object means nothing, and deletions are reported by anchor, as names change when
 *       objects die. A directory that rather tells what is still there has {@link
 *       org.aadsync.core.spi.ImportEvent.Present} for it and an end that mentioned all; {@link
 *       org.aadsync.core.spi.KnownObjects} spares its connector a list of what there was. A
 *       watermark that cannot be used any more ends the import as {@link
 *       org.aadsync.core.spi.ImportEvent.Completeness.FullImportRequired}; a connector that knows
 *       no deltas answers this always.
 *   <li><b>Equality</b>, optional: {@link org.aadsync.core.spi.Connector#equalities} names the
 *       attributes whose values the directory normalises. Without it such a value is exported again
 *       in every cycle, because an import never shows what was sent.
 *   <li><b>Facts</b>, optional: {@link org.aadsync.core.spi.Connector#discover} says what the
 *       directory is called and what the configuration asks for in vain.
 *   <li><b>One object</b>, optional: {@link org.aadsync.core.spi.Connector#objectReader} answers
 *       what an object is like now, by its anchor or its name. It spares a full import where a
 *       delta tells of a change of an object that the engine does not have, and lets a host
 *       synchronize one object alone.
 *   <li><b>Export</b>: {@link org.aadsync.core.spi.ExportSession}. One outcome for each operation,
 *       in their order; an operation is done as a whole or not at all; an error of one does not
 *       stop the others. {@link org.aadsync.core.spi.ExportSession#commit} makes durable what was
 *       reported as done; a connector whose directory has done it at once says so ({@link
 *       org.aadsync.core.spi.ExportSession#writesAtOnce}). What an export that broke off may have
 *       sent is sent again, and says that it is {@linkplain
 *       org.aadsync.core.spi.ExportOperation#repeated repeated}: it must not be done twice. A
 *       connector that only reads throws in {@link org.aadsync.core.spi.Connector#openExport}.
 * </ol>
 *
 * <p>A directory is not to be trusted: bound sizes and times, and let no secret into a message. The
 * sink may throw to stop an import; the connector then lets go of everything and passes the
 * exception on. One run uses a connector at a time, from one thread.
 *
 * <h2>Rules for the stream of events</h2>
 *
 * <ul>
 *   <li>Events are applied in their order. An object may occur several times in one import; later
 *       events build on earlier ones. {@code Full} says everything anew: what it does not mention
 *       is absent afterwards. In a full import an anchor has one {@code Full}; a second is a {@code
 *       duplicate-object} error.
 *   <li>{@code Partial} and {@code Moved} are for objects that the engine knows: from an earlier
 *       import, or from a {@code Full} before them in this one; otherwise the object is read by
 *       itself where the connector can, and is a {@code need-full-object} error where not. In a
 *       full import too, a large object may be a {@code Full} with a part of its members followed
 *       by {@code Partial}s with the rest.
 *   <li>{@code Moved} is about this object alone. Where a directory reports the move of a container
 *       and not those of the objects below it, the connector reports them.
 *   <li>{@code Present} is for objects that the engine has imported and no full import is going on:
 *       otherwise the object is read by itself, or an error, as with {@code Partial}. A connector
 *       that sees entries that are not selected beside the others looks at {@link
 *       org.aadsync.core.spi.ImportRequest#known} first.
 *   <li>{@code Deleted} and {@code LeftScope} of an object that the engine does not know are no
 *       errors.
 *   <li>An object that comes into the selection of a delta is a {@code Full}, even if the directory
 *       only says what changed.
 *   <li>{@code Deleted} comes before the {@code Full} of a new object that took over the name. It
 *       says what became of references to the object: that they are gone although nothing is
 *       reported of who had them, or that they are as they are reported and mean whoever has the
 *       name. {@code LeftScope} says in the same way whether they follow the object.
 * </ul>
 *
 * <h2>On paper: Active Directory through DirSync (MS-ADTS 3.1.1.3.4.1.3)</h2>
 *
 * <table>
 *   <caption>A search of one naming context with the DirSync control</caption>
 *   <tr><th>what the server gives</th><th>event</th></tr>
 *   <tr><td>naming context</td><td>the partition; one search and one cookie each</td></tr>
 *   <tr><td>entry in the round that began without a cookie</td>
 *       <td>{@code Full}; anchor = {@code objectGUID}; DN = the entry's</td></tr>
 *   <tr><td>entry in a later round: changed attributes only</td>
 *       <td>{@code Partial} with a {@code Replace} each; an attribute without values is an empty
 *       {@code Replace}</td></tr>
 *   <tr><td>{@code member;range=1-1} (incremental values): added</td>
 *       <td>{@code Delta} with the values as adds</td></tr>
 *   <tr><td>{@code member;range=0-0}: removed</td>
 *       <td>the same {@code Delta} with the values as deletes</td></tr>
 *   <tr><td>{@code name} or {@code parentGUID} among the changes</td>
 *       <td>{@code Moved} with the entry's DN, then {@code Partial} with the rest; for a container,
 *       {@code Moved} for what a search below it finds</td></tr>
 *   <tr><td>entry whose DN is now outside the included containers</td><td>{@code LeftScope} with
 *       that DN</td></tr>
 *   <tr><td>entry that was outside before (moved in)</td>
 *       <td>{@code Full}, after reading it by GUID: the entry has the changes only</td></tr>
 *   <tr><td>tombstone ({@code isDeleted}), name mangled</td>
 *       <td>{@code Deleted} by {@code objectGUID}; its DN is not looked at</td></tr>
 *   <tr><td>cookie of a page, more to come</td><td>{@code Checkpoint}, resumable</td></tr>
 *   <tr><td>cookie of the last page</td>
 *       <td>{@code Checkpoint}, final; {@code End}, complete</td></tr>
 *   <tr><td>cookie refused</td><td>{@code End}, full import required</td></tr>
 *   <tr><td>server gone in the middle</td>
 *       <td>{@code ConnectorException}; the resumable checkpoints stand</td></tr>
 *   <tr><td>several servers</td>
 *       <td>a cookie is for any server of the domain, but another server may know less: what is
 *       reported twice does no harm</td></tr>
 * </table>
 *
 * <h2>On paper: Microsoft Graph delta query</h2>
 *
 * <table>
 *   <caption>Delta queries for users, groups, contacts and devices, one after the other</caption>
 *   <tr><th>what the service gives</th><th>event</th></tr>
 *   <tr><td>the tenant</td>
 *       <td>one partition; its watermark holds the token of every collection</td></tr>
 *   <tr><td>object, first time in the round that began without a token</td>
 *       <td>{@code Full}; anchor = type and {@code id}; DN made of the anchor</td></tr>
 *   <tr><td>the same group again, on this page or a later one, with more {@code members@delta}</td>
 *       <td>{@code Partial}: {@code Delta} with adds. Not {@code Full}: that would drop the members
 *       of the earlier fragment</td></tr>
 *   <tr><td>object in a later round</td>
 *       <td>{@code Partial}: {@code Replace} for each property that is mentioned, empty for {@code
 *       null}. Whether it is new is not said: the watermark has to remember the ids, or the object is
 *       read again and is a {@code Full}</td></tr>
 *   <tr><td>member</td><td>{@code AnchorReference}</td></tr>
 *   <tr><td>member with {@code @removed}</td><td>the {@code Delta}'s deletes</td></tr>
 *   <tr><td>object with {@code @removed}, {@code changed} or {@code deleted}</td>
 *       <td>{@code Deleted}; an object that was restored comes as a {@code Full}</td></tr>
 *   <tr><td>{@code nextLink}</td><td>{@code Checkpoint}, resumable</td></tr>
 *   <tr><td>{@code deltaLink} of the last collection</td>
 *       <td>{@code Checkpoint}, final; {@code End}, complete</td></tr>
 *   <tr><td>410, {@code resyncRequired}: token expired</td>
 *       <td>{@code End}, full import required</td></tr>
 *   <tr><td>429 or 503</td>
 *       <td>nothing: the connector waits as long as it is told; when its patience ends, {@code End},
 *       partial</td></tr>
 * </table>
 *
 * <h2>On paper: a CSV file</h2>
 *
 * <table>
 *   <caption>A file with a header line, replaced as a whole by another system</caption>
 *   <tr><th>what the file has</th><th>event</th></tr>
 *   <tr><td>the file</td><td>one partition with one object type</td></tr>
 *   <tr><td>row</td>
 *       <td>{@code Full}; anchor = the key column's text; DN made of it ({@code CN=4711})</td></tr>
 *   <tr><td>empty cell</td><td>the attribute is absent</td></tr>
 *   <tr><td>cell of a multi-valued attribute</td><td>split at the separator; a set</td></tr>
 *   <tr><td>cell that names the key of another row</td><td>{@code AnchorReference}</td></tr>
 *   <tr><td>row with a wrong value or without a key</td>
 *       <td>{@code Rejected}; without a key neither anchor nor DN is known</td></tr>
 *   <tr><td>the same key twice, no header, a quote that never ends</td>
 *       <td>{@code End}, failed, found by reading the file through before anything is reported</td></tr>
 *   <tr><td>no row any more for an object</td>
 *       <td>nothing: the engine finds out from a complete full import</td></tr>
 *   <tr><td>delta</td>
 *       <td>none in the file. Either every watermark is answered with full import required, or the
 *       final checkpoint's watermark holds a digest per row: then changed rows are {@code Full},
 *       and keys without a row {@code Deleted}</td></tr>
 *   <tr><td>file absent</td>
 *       <td>empty on the first import, otherwise {@code End}, failed: never a deletion of
 *       everything</td></tr>
 * </table>
 */
@NullMarked
package org.aadsync.core.spi;

import org.jspecify.annotations.NullMarked;
