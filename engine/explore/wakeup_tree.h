// WakeupTree: what is still to be tried from the states of the current execution.
//
// An ordered tree of moves hangs below every state of the current execution; its first branch is the one being
// explored. A branch is a sequence that leads to executions of a class not seen yet. Nodes live in one pool and are
// reused. Source: Abdulla, Aronis, Jonsson, Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014.
#pragma once

#include "engine/explore/labels.h"

#include <vector>

namespace lockstep::explore {

class WakeupTree {
public:
    using NodeId = std::uint32_t;
    static constexpr NodeId none = 0xffffffffU;

    struct Node {
        Move move;
        LabelId label = 0;
        NodeId child = none; ///< the first of its children
        NodeId next = none;  ///< its next sibling
    };

    NodeId add(Move move, LabelId label) {
        NodeId id = m_free;
        if (id == none) {
            id = static_cast<NodeId>(m_nodes.size());
            m_nodes.emplace_back();
        } else {
            m_free = m_nodes[id].next;
        }
        m_nodes[id] = {move, label, none, none};
        return id;
    }

    [[nodiscard]] const Node& operator[](NodeId id) const { return m_nodes[id]; }

    /// As the last of the parent's children.
    void append(NodeId parent, NodeId child) {
        NodeId* link = &m_nodes[parent].child;
        while (*link != none) link = &m_nodes[*link].next;
        *link = child;
    }

    /// Takes the first child away, with everything below it.
    void dropFirst(NodeId parent) {
        const NodeId first = m_nodes[parent].child;
        m_nodes[parent].child = m_nodes[first].next;
        release(first);
    }

    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }

private:
    void release(NodeId id) {
        while (m_nodes[id].child != none) dropFirst(id);
        m_nodes[id].next = m_free;
        m_free = id;
    }

    std::vector<Node> m_nodes;
    NodeId m_free = none;
};

} // namespace lockstep::explore
