// ContextTree: the contexts of a run as the tree that they are, for people. Internal to engine/machine.
//
// It begins with contexts that variables hold and finds those above them, by what each was derived from, and those
// below, by the lists that cancellation goes along (sync/context.h). One that has been cancelled is in nobody's list
// any more, but still knows what it comes from.
#pragma once

#include "engine/machine/core.h"
#include "engine/machine/snapshot.h"
#include "engine/machine/value_printer.h"

#include <functional>
#include <set>

namespace lockstep::machine {

class ContextTree {
public:
    ContextTree(Core& core, const ValuePrinter& printer) : m_core(core), m_printer(printer) {}

    /// Adds the context in the interface, if it is of the library's making.
    void add(const Word* interface);
    /// `name` names the object at a pointer.
    [[nodiscard]] std::vector<ContextState> build(const std::function<std::string(Pointer)>& name) const;

private:
    struct InOrderOfMaking {
        Core* core;
        bool operator()(Pointer a, Pointer b) const;
    };

    [[nodiscard]] std::string_view kindOf(Pointer node) const;
    [[nodiscard]] bool canBeCancelled(Pointer node) const;
    [[nodiscard]] Pointer nodeOf(const Word* interface) const;
    [[nodiscard]] Pointer parentOf(Pointer node) const;
    void addNode(Pointer node);
    void describe(Pointer node, ContextState& state) const;

    Core& m_core;
    const ValuePrinter& m_printer;
    std::set<Pointer, InOrderOfMaking> m_nodes{InOrderOfMaking{&m_core}};
};

} // namespace lockstep::machine
