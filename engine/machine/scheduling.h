// Who can move: what every operation that waits or frees somebody goes through, inline. Internal to engine/machine.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine {

// maybeMarked: whether a mark may be set, which what is changed has to be remembered for.

/// At the end of the list. Pre: the record has been touched.
template <bool maybeMarked> [[gnu::always_inline]] inline void Core::linkReady(GoroutineIndex index, Goroutine& g) {
    Header& h = header();
    g.status = Status::Ready;
    g.reason = WaitReason::None;
    g.waitObject = g.waitOffset = 0;
    g.readyStamp = ++h.readyStamps;
    g.next = noLink;
    g.previous = h.readyTail;
    if (h.readyTail == noLink)
        h.readyHead = index;
    else
        touchNeighbour<maybeMarked>(h.readyTail).next = index;
    h.readyTail = index;
    ++h.readyCount;
}

/// Pre: the record has been touched.
template <bool maybeMarked> [[gnu::always_inline]] inline void Core::unlinkReady(Goroutine& g) {
    Header& h = header();
    if (g.previous == noLink)
        h.readyHead = g.next;
    else
        touchNeighbour<maybeMarked>(g.previous).next = g.next;
    if (g.next == noLink)
        h.readyTail = g.previous;
    else
        touchNeighbour<maybeMarked>(g.next).previous = g.previous;
    g.next = g.previous = noLink;
    --h.readyCount;
}

inline void Core::makeReady(GoroutineIndex index) { linkReady(index, touchGoroutine(index)); }
inline void Core::removeReady(GoroutineIndex index) { unlinkReady(touchProgress(index)); }

inline void Core::setUnsettled(GoroutineIndex index, bool unsettled) {
    if (((goroutine(index).flags & Unsettled) != 0) == unsettled) return;
    touchProgress(index).flags ^= Unsettled;
    header().unsettled += unsettled ? 1U : -1U;
}

inline void Core::parkUnqueued(GoroutineIndex index, WaitReason reason, Pointer on) {
    parkRecord(touchGoroutine(index), reason, on);
}

template <bool maybeMarked>
[[gnu::always_inline]] inline void Core::parkRecord(Goroutine& g, WaitReason reason, Pointer on) {
    unlinkReady<maybeMarked>(g);
    g.status = Status::Parked;
    g.reason = reason;
    g.waitObject = objectOf(on);
    g.waitOffset = offsetOf(on);
    if ((g.flags & Woken) != 0) return; // it waits again
    g.waitSince = header().now;
    g.waitStep = header().steps;
}

inline void Core::goOnAt(GoroutineIndex index, program::CodeIndex next) {
    Goroutine& g = touchGoroutine(index);
    g.pc = next;
    if (g.status == Status::Parked) linkReady(index, g);
    if ((g.flags & Unsettled) == 0 && !isSettledAt(next)) setUnsettled(index, true);
}

[[gnu::always_inline]] inline void Core::freeRecord(GoroutineIndex index, Goroutine& g, program::CodeIndex next) {
    g.pc = next;
    linkReady<false>(index, g);
    if (m_image.traitsAt(next).isVisible) return;
    g.flags |= Unsettled;
    ++header().unsettled;
}

} // namespace lockstep::machine
