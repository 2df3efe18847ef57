"""``/proc/lockdep_stats``: how much the lock validator knows, and what it cost."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One
from procframe.record import Field, Record

__all__ = ["FORMAT", "LockdepStats"]


def _counter(description: str) -> Field:
    return Field(description, kind="counter")


class LockdepStats(Record):
    """How much the lock validator knows; what the kernel was built without is absent."""

    lock_classes: Annotated[int | None, Field("Classes of locks")] = None
    lock_classes_max: Annotated[int | None, Field("Room for these")] = None
    dynamic_keys: Annotated[int | None, Field("Keys of locks in memory that comes and goes")] = None
    direct_dependencies: Annotated[int | None, Field("Pairs of classes taken one after the other")] = None
    direct_dependencies_max: Annotated[int | None, Field("Room for these")] = None
    indirect_dependencies: Annotated[int | None, Field("Pairs by way of others")] = None
    all_direct_dependencies: Annotated[int | None, Field("Pairs, with those of safe and unsafe locks")] = None
    dependency_chains: Annotated[int | None, Field("Orders in which locks were taken")] = None
    dependency_chains_max: Annotated[int | None, Field("Room for these")] = None
    dependency_chain_hlocks_used: Annotated[int | None, Field("Locks in them")] = None
    dependency_chain_hlocks_used_max: Annotated[int | None, Field("Room for these")] = None
    dependency_chain_hlocks_lost: Annotated[int | None, Field("Room for locks in them that is lost")] = None
    in_hardirq_chains: Annotated[int | None, Field("Orders in hard interrupts")] = None
    in_softirq_chains: Annotated[int | None, Field("Orders in soft interrupts")] = None
    in_process_chains: Annotated[int | None, Field("Orders elsewhere")] = None
    stack_trace_entries: Annotated[int | None, Field("Entries of stack traces")] = None
    stack_trace_entries_max: Annotated[int | None, Field("Room for these")] = None
    number_of_stack_traces: Annotated[int | None, Field("Stack traces")] = None
    number_of_stack_hash_chains: Annotated[int | None, Field("Places that find them")] = None
    combined_max_dependencies: Annotated[
        int | None, Field("Product of the numbers of orders, which may have overflowed")
    ] = None
    hardirq_safe_locks: Annotated[int | None, Field("Classes taken in hard interrupts")] = None
    hardirq_unsafe_locks: Annotated[int | None, Field("Classes held where those may come")] = None
    softirq_safe_locks: Annotated[int | None, Field("Classes taken in soft interrupts")] = None
    softirq_unsafe_locks: Annotated[int | None, Field("Classes held where those may come")] = None
    irq_safe_locks: Annotated[int | None, Field("Classes taken in any interrupts")] = None
    irq_unsafe_locks: Annotated[int | None, Field("Classes held where any may come")] = None
    hardirq_read_safe_locks: Annotated[int | None, Field("Classes taken to read in hard interrupts")] = None
    hardirq_read_unsafe_locks: Annotated[int | None, Field("Classes held to read where those may come")] = None
    softirq_read_safe_locks: Annotated[int | None, Field("Classes taken to read in soft interrupts")] = None
    softirq_read_unsafe_locks: Annotated[int | None, Field("Classes held to read where those may come")] = None
    irq_read_safe_locks: Annotated[int | None, Field("Classes taken to read in any interrupts")] = None
    irq_read_unsafe_locks: Annotated[int | None, Field("Classes held to read where any may come")] = None
    uncategorized_locks: Annotated[int | None, Field("Classes used otherwise only")] = None
    unused_locks: Annotated[int | None, Field("Classes not used")] = None
    max_locking_depth: Annotated[int | None, Field("Most locks held at a time")] = None
    max_bfs_queue_depth: Annotated[int | None, Field("Longest queue of a search")] = None
    max_lock_class_index: Annotated[int | None, Field("Greatest number of a class")] = None
    chain_lookup_misses: Annotated[int | None, _counter("Orders that were new")] = None
    chain_lookup_hits: Annotated[int | None, _counter("Orders that were known")] = None
    cyclic_checks: Annotated[int | None, _counter("Searches for cycles")] = None
    redundant_checks: Annotated[int | None, _counter("Searches for needless dependencies")] = None
    redundant_links: Annotated[int | None, _counter("Needless dependencies found")] = None
    find_mask_forwards_checks: Annotated[int | None, _counter("Searches forwards")] = None
    find_mask_backwards_checks: Annotated[int | None, _counter("Searches backwards")] = None
    hardirq_on_events: Annotated[int | None, _counter("Hard interrupts enabled")] = None
    hardirq_off_events: Annotated[int | None, _counter("Hard interrupts disabled")] = None
    redundant_hardirq_ons: Annotated[int | None, _counter("Enabled where they were")] = None
    redundant_hardirq_offs: Annotated[int | None, _counter("Disabled where they were")] = None
    softirq_on_events: Annotated[int | None, _counter("Soft interrupts enabled")] = None
    softirq_off_events: Annotated[int | None, _counter("Soft interrupts disabled")] = None
    redundant_softirq_ons: Annotated[int | None, _counter("Enabled where they were")] = None
    redundant_softirq_offs: Annotated[int | None, _counter("Disabled where they were")] = None
    debug_locks: Annotated[int | None, Field("1 while locks are validated, 0 after a failure")] = None
    zapped_classes: Annotated[int | None, _counter("Classes that are gone")] = None
    zapped_lock_chains: Annotated[int | None, _counter("Orders that are gone")] = None
    large_chain_blocks: Annotated[int | None, Field("Large pieces of memory for orders that are free")] = None


FORMAT = Format(
    "lockdep_stats",
    One(
        LockdepStats,
        " lock-classes:                  {lock_classes:11d} [max: {lock_classes_max:d}]",
        " dynamic-keys:                  {dynamic_keys:11d}",
        " direct dependencies:           {direct_dependencies:11d} [max: {direct_dependencies_max:d}]",
        " indirect dependencies:         {indirect_dependencies:11d}",
        " all direct dependencies:       {all_direct_dependencies:11d}",
        " dependency chains:             {dependency_chains:11d} [max: {dependency_chains_max:d}]",
        " dependency chain hlocks used:  {dependency_chain_hlocks_used:11d} [max: {dependency_chain_hlocks_used_max:d}]",
        " dependency chain hlocks lost:  {dependency_chain_hlocks_lost:11d}",
        " in-hardirq chains:             {in_hardirq_chains:11d}",
        " in-softirq chains:             {in_softirq_chains:11d}",
        " in-process chains:             {in_process_chains:11d}",
        " stack-trace entries:           {stack_trace_entries:11d} [max: {stack_trace_entries_max:d}]",
        " number of stack traces:        {number_of_stack_traces:11d}",
        " number of stack hash chains:   {number_of_stack_hash_chains:11d}",
        " combined max dependencies:     {combined_max_dependencies:11d}",
        " hardirq-safe locks:            {hardirq_safe_locks:11d}",
        " hardirq-unsafe locks:          {hardirq_unsafe_locks:11d}",
        " softirq-safe locks:            {softirq_safe_locks:11d}",
        " softirq-unsafe locks:          {softirq_unsafe_locks:11d}",
        " irq-safe locks:                {irq_safe_locks:11d}",
        " irq-unsafe locks:              {irq_unsafe_locks:11d}",
        " hardirq-read-safe locks:       {hardirq_read_safe_locks:11d}",
        " hardirq-read-unsafe locks:     {hardirq_read_unsafe_locks:11d}",
        " softirq-read-safe locks:       {softirq_read_safe_locks:11d}",
        " softirq-read-unsafe locks:     {softirq_read_unsafe_locks:11d}",
        " irq-read-safe locks:           {irq_read_safe_locks:11d}",
        " irq-read-unsafe locks:         {irq_read_unsafe_locks:11d}",
        " uncategorized locks:           {uncategorized_locks:11d}",
        " unused locks:                  {unused_locks:11d}",
        " max locking depth:             {max_locking_depth:11d}",
        " max bfs queue depth:           {max_bfs_queue_depth:11d}",
        " max lock class index:          {max_lock_class_index:11d}",
        " chain lookup misses:           {chain_lookup_misses:11d}",
        " chain lookup hits:             {chain_lookup_hits:11d}",
        " cyclic checks:                 {cyclic_checks:11d}",
        " redundant checks:              {redundant_checks:11d}",
        " redundant links:               {redundant_links:11d}",
        " find-mask forwards checks:     {find_mask_forwards_checks:11d}",
        " find-mask backwards checks:    {find_mask_backwards_checks:11d}",
        " hardirq on events:             {hardirq_on_events:11d}",
        " hardirq off events:            {hardirq_off_events:11d}",
        " redundant hardirq ons:         {redundant_hardirq_ons:11d}",
        " redundant hardirq offs:        {redundant_hardirq_offs:11d}",
        " softirq on events:             {softirq_on_events:11d}",
        " softirq off events:            {softirq_off_events:11d}",
        " redundant softirq ons:         {redundant_softirq_ons:11d}",
        " redundant softirq offs:        {redundant_softirq_offs:11d}",
        " debug_locks:                   {debug_locks:11d}",
        Line("", when="zapped_classes"),
        " zapped classes:                {zapped_classes:11d}",
        " zapped lock chains:            {zapped_lock_chains:11d}",
        " large chain blocks:            {large_chain_blocks:11d}",
    ),
    source="kernel/locking/lockdep_proc.c:lockdep_stats_show",
)
