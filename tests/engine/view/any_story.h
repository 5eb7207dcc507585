// anyStory(): a RapidCheck generator of histories as a machine could make them: goroutines that load and store, take
// mutexes and an RW mutex for reading, wait, sleep and end, in a random order, with hand-overs and clock steps.
#pragma once

#include "tests/engine/history/story.h"

#include <algorithm>
#include <deque>
#include <rapidcheck.h>

namespace lockstep::testing_story {

class StoryTeller {
public:
    explicit StoryTeller(GoroutineIndex goroutines) : m_busy(goroutines, Doing::Nothing) {
        for (GoroutineIndex i = 1; i < goroutines; ++i) m_story.spawn(0);
    }

    void move(GoroutineIndex g, int what) {
        if (m_busy[g] == Doing::Sleeping && what == 9) wakeAll();
        if (m_busy[g] != Doing::Nothing) return;
        switch (what) {
        case 0:
        case 1: m_story.load(g, what == 0 ? "x" : "y"); break;
        case 2:
        case 3: m_story.store(g, what == 2 ? "x" : "y", m_story.value("x") + 1); break;
        case 4: lock(g); break;
        case 5: unlock(g); break;
        case 6:
            m_story.onLock(g, EventKind::RWMutexRLock, Rw, ++m_readers);
            m_reading.push_back(g);
            break;
        case 7: stopReading(g); break;
        case 8:
            m_story.sleep(g, m_now + 1000);
            m_busy[g] = Doing::Sleeping;
            break;
        case 9: wakeAll(); break;
        case 10:
            if (g == 0) break;
            m_story.exit(g);
            m_busy[g] = Doing::Ended;
            break;
        default: m_story.increment(g, "x"); break;
        }
    }
    Story& story() { return m_story; }

private:
    enum class Doing { Nothing, Waiting, Sleeping, Ended };

    void lock(GoroutineIndex g) {
        if (m_owner == history::noGoroutine) {
            m_owner = g;
            m_story.lock(g);
        } else if (m_owner != g) {
            m_story.block(g, EventKind::MutexLock, Mu);
            m_busy[g] = Doing::Waiting;
            m_queue.push_back(g);
        }
    }
    void unlock(GoroutineIndex g) {
        if (m_owner != g) return;
        m_story.unlock(g);
        m_owner = history::noGoroutine;
        if (m_queue.empty()) return;
        m_owner = m_queue.front();
        m_queue.pop_front();
        m_busy[m_owner] = Doing::Nothing;
        m_story.unblock(g, m_owner);
        m_story.handOver(m_owner, EventKind::MutexLock, Mu);
    }
    void stopReading(GoroutineIndex g) {
        const auto found = std::find(m_reading.begin(), m_reading.end(), g);
        if (found == m_reading.end()) return;
        m_reading.erase(found);
        m_story.onLock(g, EventKind::RWMutexRUnlock, Rw, --m_readers);
    }
    void wakeAll() {
        if (std::find(m_busy.begin(), m_busy.end(), Doing::Sleeping) == m_busy.end()) return;
        m_now += 1000;
        m_story.tick(m_now);
        for (GoroutineIndex g = 0; g < m_busy.size(); ++g) {
            if (m_busy[g] != Doing::Sleeping) continue;
            m_busy[g] = Doing::Nothing;
            m_story.wake(g);
        }
    }

    Story m_story;
    std::vector<Doing> m_busy;
    std::deque<GoroutineIndex> m_queue;
    std::vector<GoroutineIndex> m_reading;
    GoroutineIndex m_owner = history::noGoroutine;
    std::uint64_t m_readers = 0;
    std::int64_t m_now = 0;
};

/// Longer than RapidCheck's sizes by `factor`.
inline Story anyStory(int factor = 1) {
    const auto goroutines = *rc::gen::inRange<GoroutineIndex>(2, 7);
    StoryTeller teller(goroutines);
    for (int round = 0; round < factor; ++round) {
        const auto moves = *rc::gen::container<std::vector<std::pair<GoroutineIndex, int>>>(
            rc::gen::pair(rc::gen::inRange<GoroutineIndex>(0, goroutines), rc::gen::inRange(0, 14)));
        for (const auto& [g, what] : moves) teller.move(g, what);
    }
    return teller.story();
}

} // namespace lockstep::testing_story
