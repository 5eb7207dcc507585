// NodeCollector: children on their way into the arena. While a list is read its length is unknown; its members wait on
// a stack that all lists of a parse share, the innermost on top.
//
// Invariant: an inner collector is gone before the outer one adds its next member.
#pragma once

#include "engine/syntax/arena.h"
#include "engine/syntax/node.h"

#include <cstddef>
#include <vector>

namespace lockstep::syntax {

template <typename T> class NodeCollector {
public:
    NodeCollector(std::vector<const Node*>& stack, Arena& arena)
        : m_stack(stack), m_arena(arena), m_start(stack.size()) {}
    NodeCollector(const NodeCollector&) = delete;
    NodeCollector& operator=(const NodeCollector&) = delete;
    ~NodeCollector() { m_stack.resize(m_start); }

    void add(const T* item) { m_stack.push_back(item); }
    [[nodiscard]] std::size_t size() const { return m_stack.size() - m_start; }

    /// The members so far, in the arena.
    [[nodiscard]] List<T> take() const {
        if (size() == 0) return {};
        const T** items = m_arena.array<const T*>(size());
        for (std::size_t i = 0; i < size(); ++i) items[i] = static_cast<const T*>(m_stack[m_start + i]);
        return {items, size()};
    }

private:
    std::vector<const Node*>& m_stack;
    Arena& m_arena;
    std::size_t m_start;
};

} // namespace lockstep::syntax
