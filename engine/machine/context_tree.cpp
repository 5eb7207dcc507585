#include "engine/machine/context_tree.h"

#include "engine/machine/sync/context.h"
#include "engine/machine/sync/inspect.h"
#include "engine/machine/sync/timer.h"

#include <algorithm>

namespace lockstep::machine {

bool ContextTree::InOrderOfMaking::operator()(Pointer a, Pointer b) const {
    const ObjectHeader& one = core->objectHeader(a);
    const ObjectHeader& other = core->objectHeader(b);
    return std::tie(one.allocator, one.allocationOrder) < std::tie(other.allocator, other.allocationOrder);
}

/// The node that the context is or gets its cancellation from; 0 if nothing cancels it, or something of the user's own.
Pointer ContextTree::nodeOf(const Word* interface) const {
    const auto& types = m_core.program().types;
    while (interface[0] != 0) {
        const program::RuntimeType& type = types[interface[0]];
        if (type.kind != program::Kind::Pointer || !m_core.looksLikePointer(interface[1])) return 0;
        const program::RuntimeType& target = types[type.element];
        if (target.packagePath != "context") return 0;
        if (target.name == "context.cancelCtx" || target.name == "context.timerCtx") return interface[1];
        if (target.fields.empty() || types[target.fields[0].type].kind != program::Kind::Interface) return 0;
        interface = &m_core.at<Word>(dataAddress(interface[1])); // what it embeds
    }
    return 0;
}

Pointer ContextTree::parentOf(Pointer node) const {
    return nodeOf(m_core.at<sync::ContextWords>(dataAddress(node)).outer);
}

void ContextTree::add(const Word* interface) {
    for (Pointer node = nodeOf(interface); node != 0; node = parentOf(node)) addNode(node);
}

void ContextTree::addNode(Pointer node) {
    if (!m_nodes.insert(node).second) return;
    Pointer child = m_core.at<sync::ContextWords>(dataAddress(node)).first;
    for (; child != 0; child = m_core.at<sync::ContextWords>(dataAddress(child)).next) addNode(child);
}

void ContextTree::describe(Pointer node, ContextState& state) const {
    const auto& words = m_core.at<sync::ContextWords>(dataAddress(node));
    state.error = sync::errorText(m_core, m_printer, words.error);
    state.cause = sync::errorText(m_core, m_printer, words.cause);
    const auto& types = m_core.program().types;
    const program::RuntimeType* type = &types[m_core.objectHeader(node).type];
    if (type->name == "context.timerCtx") type = &types[type->fields[0].type]; // the cancelCtx in it
    const auto derived = std::ranges::find(type->fields, "derived", &program::FieldInfo::name);
    base::ensure(derived != type->fields.end(), "a context knows the function that made it");
    const Word* text = &m_core.at<Word>(dataAddress(node + derived->offset));
    state.derived = m_core.text(text[0], text[1]);
    if (words.timer == 0) return;
    const std::uint32_t place = m_core.at<sync::AlarmWords>(dataAddress(words.timer + sync::alarmInTimer)).place;
    if (place != 0) state.firesAt = m_core.timer(place - 1).deadline;
}

std::vector<ContextState> ContextTree::build(const std::function<std::string(Pointer)>& name) const {
    std::vector<ContextState> tree;
    const auto addBelow = [&](const auto& self, Pointer parent, unsigned depth) -> void {
        for (const Pointer node : m_nodes) {
            if (parentOf(node) != parent) continue;
            ContextState& state = tree.emplace_back();
            state.name = name(node);
            state.depth = depth;
            describe(node, state);
            self(self, node, depth + 1);
        }
    };
    addBelow(addBelow, 0, 0);
    return tree;
}

} // namespace lockstep::machine
