// Arena: the one block of memory that is a machine's state; UndoLog: how to take writes back.
//
// The arena grows and may then move, so nobody keeps a pointer into it across an allocation: addresses are distances.
// Copying copies the used part only. The undo log remembers old bytes of ranges about to be written while a mark
// exists; what lies above the arena's size at the newest mark is new since then and needs no remembering.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace lockstep::machine {

class Arena {
public:
    Arena() = default;
    Arena(const Arena& other) { assign(other); }
    Arena& operator=(const Arena& other) {
        if (this != &other) assign(other);
        return *this;
    }
    Arena(Arena&& other) noexcept = default;
    Arena& operator=(Arena&& other) noexcept = default;

    /// Bytes in use, kept in the first word so that it is state like all else.
    [[nodiscard]] std::uint32_t used() const {
        return m_bytes ? *reinterpret_cast<const std::uint32_t*>(m_bytes.get()) : 0;
    }
    [[nodiscard]] std::byte* bytes() { return m_bytes.get(); }
    [[nodiscard]] const std::byte* bytes() const { return m_bytes.get(); }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }

    template <typename T> [[nodiscard]] T& at(std::uint64_t address) {
        return *reinterpret_cast<T*>(m_bytes.get() + address);
    }
    template <typename T> [[nodiscard]] const T& at(std::uint64_t address) const {
        return *reinterpret_cast<const T*>(m_bytes.get() + address);
    }

    /// Makes room for `size` bytes in all; moves the block if it must.
    void reserve(std::size_t size) {
        if (size <= m_capacity) return;
        std::size_t capacity = m_capacity == 0 ? 4096 : m_capacity;
        while (capacity < size) capacity *= 2;
        auto* grown = static_cast<std::byte*>(std::realloc(m_bytes.get(), capacity));
        if (grown == nullptr) throw std::bad_alloc(); // the host has no more: not our fault
        (void)m_bytes.release();
        m_bytes.reset(grown);
        m_capacity = capacity;
        useLargePages();
    }

private:
    struct Release {
        void operator()(std::byte* bytes) const { std::free(bytes); }
    };

    /// Asks for large pages where there is much memory: walks through it then miss the processor's tables less.
    void useLargePages() {
#ifdef __linux__
        constexpr std::size_t page = 4096;
        constexpr std::size_t large = std::size_t{4} << 20U;
        if (m_capacity < large) return;
        const auto begin = (reinterpret_cast<std::uintptr_t>(m_bytes.get()) + page - 1) / page * page;
        const auto end = (reinterpret_cast<std::uintptr_t>(m_bytes.get()) + m_capacity) / page * page;
        static_cast<void>(madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE)); // a wish only
#endif
    }

    void assign(const Arena& other) {
        const std::uint32_t size = other.used();
        if (m_capacity < size || m_capacity > 4 * static_cast<std::size_t>(size) + 65536) {
            // A little room to grow, so that the copy's first allocations do not move it at once.
            const std::size_t capacity = size + size / 4 + 512;
            m_bytes.reset(static_cast<std::byte*>(std::malloc(capacity)));
            if (!m_bytes) throw std::bad_alloc();
            m_capacity = capacity;
        }
        std::memcpy(m_bytes.get(), other.m_bytes.get(), size);
    }

    std::unique_ptr<std::byte, Release> m_bytes;
    std::size_t m_capacity = 0;
};

class UndoLog {
public:
    UndoLog() = default;
    /// A copy of a machine starts without marks: they belong to the original.
    UndoLog(const UndoLog&) {}
    UndoLog& operator=(const UndoLog&) {
        m_log.clear();
        m_marks.clear();
        m_limit = 0;
        return *this;
    }
    UndoLog(UndoLog&&) = default;
    UndoLog& operator=(UndoLog&&) = default;

    [[nodiscard]] bool isActive() const { return m_limit != 0; }
    /// Below this address old bytes must be remembered; 0 without a mark.
    [[nodiscard]] std::uint32_t limit() const { return m_limit; }

    /// Remembers [address, address + size). Sizes are small: at most a frame.
    void remember(const Arena& arena, std::uint32_t address, std::uint32_t size) {
        if (address >= m_limit) return;
        const std::size_t at = m_log.size();
        const std::uint32_t words = (size + 7) / 8;
        m_log.resize(at + words + 1);
        std::memcpy(m_log.data() + at, arena.bytes() + address, size);
        m_log[at + words] = static_cast<std::uint64_t>(address) << 32U | size;
    }

    std::size_t mark(const Arena& arena, std::uint32_t headerSize) {
        m_limit = arena.used();
        remember(arena, 0, headerSize);
        m_marks.push_back({m_log.size(), m_limit});
        return m_marks.size() - 1;
    }

    void rewind(Arena& arena, std::size_t mark, std::uint32_t headerSize) {
        const Entry entry = m_marks[mark];
        m_marks.resize(mark + 1);
        undoTo(arena, entry.log);
        // The header was remembered last before the mark: it stays in the log for the next rewind.
        std::memcpy(arena.bytes(), m_log.data() + entry.log - 1 - (headerSize + 7) / 8, headerSize);
        m_limit = entry.limit;
    }

    void release(std::size_t mark) {
        m_marks.resize(mark);
        if (mark == 0) {
            m_log.clear();
            m_limit = 0;
        }
        // With an outer mark the log is kept: rewinding to it must undo what came after, too.
        // The limit stays that of the released mark at least until then, which is correct but remembers more.
    }

private:
    struct Entry {
        std::size_t log;
        std::uint32_t limit;
    };

    void undoTo(Arena& arena, std::size_t length) {
        while (m_log.size() > length) {
            const std::uint64_t tail = m_log.back();
            const auto address = static_cast<std::uint32_t>(tail >> 32U);
            const auto size = static_cast<std::uint32_t>(tail);
            const std::uint32_t words = (size + 7) / 8;
            const std::size_t at = m_log.size() - 1 - words;
            std::memcpy(arena.bytes() + address, m_log.data() + at, size);
            m_log.resize(at);
        }
    }

    std::vector<std::uint64_t> m_log;
    std::vector<Entry> m_marks;
    std::uint32_t m_limit = 0;
};

} // namespace lockstep::machine
