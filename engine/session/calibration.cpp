#include "engine/session/calibration.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>
#include <ucontext.h>
#include <unistd.h>
#include <vector>

namespace lockstep::session {

using history::Cost;

namespace {

/// Picoseconds one of `count` operations takes, which body(count) does.
template <typename Body> double measure(std::uint32_t count, Body&& body, int repetitions = 7) {
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < repetitions; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        body(count);
        const std::chrono::duration<double, std::pico> taken = std::chrono::steady_clock::now() - begin;
        best = std::min(best, taken.count() / count);
    }
    return best;
}

/// Keeps the compiler from seeing through a value.
template <typename T> void hide(T& value) { asm volatile("" : "+r"(value) : : "memory"); }

[[gnu::noinline]] std::uint64_t callee(std::uint64_t value) {
    hide(value);
    return value + 1;
}

/// A round of a loop with a call in it is two ticks.
double work() {
    return measure(2'000'000, [](std::uint32_t count) {
        std::uint64_t value = 0;
        for (std::uint32_t i = 0; i < count / 2; ++i) value = callee(value);
        hide(value);
    });
}

double access() {
    // Several words, so that the processor cannot keep the one in a register behind our back.
    volatile std::uint64_t words[64] = {};
    return measure(2'000'000, [&words](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count / 2; ++i) words[i % 64] = words[i % 64] + 1;
    });
}

double atomicAlone() {
    std::atomic<std::uint64_t> word = 0;
    return measure(500'000, [&word](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) word.fetch_add(1);
    });
}

/// Two processors in turns: each operation finds that the other one had the cache line last. Short rounds, many of
/// them: of some, neither processor was taken away by somebody else.
double atomicContended() {
    constexpr std::uint32_t turns = 200;
    constexpr std::uint32_t rounds = 400;
    constexpr int patience = 2'000;
    std::atomic<std::uint32_t> word = 0;
    const auto take = [&word](std::uint32_t turn) {
        int failed = 0;
        for (std::uint32_t expected = turn; !word.compare_exchange_weak(expected, turn + 1); expected = turn)
            if (++failed % patience == 0) std::this_thread::yield();
    };
    const std::jthread other([&take] {
        for (std::uint32_t turn = 1; turn < turns * rounds; turn += 2) take(turn);
    });
    double best = std::numeric_limits<double>::infinity();
    std::uint32_t turn = 0;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const auto play = [&](std::uint32_t count) {
            for (const std::uint32_t end = turn + count; turn < end; turn += 2) take(turn);
        };
        best = std::min(best, measure(turns, play, 1));
    }
    return best;
}

double lock() {
    std::mutex mutex;
    return measure(500'000, [&mutex](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count / 2; ++i) {
            mutex.lock();
            mutex.unlock();
        }
    });
}

/// Two user-level contexts that give way to each other, as a goroutine and a processor's own loop do.
class Contexts {
public:
    /// A fresh one takes the place of the last.
    void renew() {
        getcontext(&m_inner);
        m_inner.uc_stack.ss_sp = m_stack->data();
        m_inner.uc_stack.ss_size = m_stack->size();
        m_inner.uc_link = &m_outer;
        s_current = this;
        makecontext(&m_inner, &Contexts::loop, 0);
    }
    /// In and back: two switches.
    void visit() { swapcontext(&m_outer, &m_inner); }

private:
    static void loop() {
        while (true) swapcontext(&s_current->m_inner, &s_current->m_outer);
    }

    static thread_local Contexts* s_current;
    std::unique_ptr<std::array<char, 65536>> m_stack = std::make_unique<std::array<char, 65536>>();
    ucontext_t m_outer{};
    ucontext_t m_inner{};
};

thread_local Contexts* Contexts::s_current = nullptr;

double park() {
    Contexts contexts;
    contexts.renew();
    return measure(100'000, [&contexts](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count / 2; ++i) contexts.visit();
    });
}

/// One put into a queue under a lock and one taken out: what waking comes to while processors are busy.
double wake() {
    std::mutex mutex;
    std::deque<std::uint64_t> queue(8);
    return measure(200'000, [&](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            {
                const std::scoped_lock held(mutex);
                queue.push_back(i);
            }
            const std::scoped_lock held(mutex);
            queue.pop_front();
        }
    });
}

double spawn() {
    Contexts contexts;
    std::mutex mutex;
    std::deque<std::uint64_t> queue(8);
    return measure(50'000, [&](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            contexts.renew();
            const std::scoped_lock held(mutex);
            queue.push_back(i);
            queue.pop_front();
        }
    });
}

double channel() {
    std::mutex mutex;
    std::array<std::uint64_t, 16> ring{};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    return measure(400'000, [&](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count / 2; ++i) {
            {
                const std::scoped_lock held(mutex);
                ring[last++ % ring.size()] = i;
            }
            const std::scoped_lock held(mutex);
            hide(ring[first++ % ring.size()]);
        }
    });
}

/// A line into a pipe that somebody reads now and then; nothing where there can be no pipe.
double output() {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return 0;
    constexpr std::uint32_t lines = 1000; // of 16 bytes: fewer than a pipe holds
    std::vector<char> drain(std::size_t{lines} * 16);
    const double cost = measure(lines, [&](std::uint32_t count) {
        bool whole = true;
        for (std::uint32_t i = 0; i < count; ++i) whole = write(ends[1], "x: 1, cost: 1ms\n", 16) == 16 && whole;
        whole = read(ends[0], drain.data(), drain.size()) > 0 && whole;
        hide(whole);
    });
    close(ends[0]);
    close(ends[1]);
    return cost;
}

double clock() {
    return measure(200'000, [](std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            auto now = std::chrono::steady_clock::now().time_since_epoch().count();
            hide(now);
        }
    });
}

} // namespace

Calibration calibrate(const std::string& name) {
    Calibration calibration;
    calibration.table.name = name;
    const auto set = [&calibration](Cost cost, double picoseconds) {
        const std::int64_t whole = std::llround(picoseconds);
        calibration.table.picoseconds[static_cast<std::size_t>(cost)] =
            std::clamp<std::int64_t>(whole, 1, history::CostTable::most);
    };
    set(Cost::Work, work());
    set(Cost::Access, access());
    set(Cost::Atomic, atomicAlone());
    // A cache line goes from any processor to any other in less; what takes longer are threads that took turns on one.
    constexpr double togetherAtMost = 1e6;
    const double contended = std::thread::hardware_concurrency() > 1 ? atomicContended() : togetherAtMost;
    calibration.hasContended = contended < togetherAtMost;
    if (calibration.hasContended) set(Cost::Contended, contended);
    set(Cost::Lock, lock());
    set(Cost::Park, park());
    set(Cost::Wake, wake());
    set(Cost::Spawn, spawn());
    set(Cost::Channel, channel());
    set(Cost::Output, output());
    set(Cost::Other, clock());
    return calibration;
}

} // namespace lockstep::session
