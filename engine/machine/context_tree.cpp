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

namespace {

constexpr std::string_view cancelled = "context.cancelCtx";
constexpr std::string_view timed = "context.timerCtx";
constexpr std::string_view valued = "context.valueCtx";
constexpr std::string_view detached = "context.withoutCancelCtx";

} // namespace

std::string_view ContextTree::kindOf(Pointer node) const {
    return m_core.program().types[m_core.objectHeader(node).type].name;
}

bool ContextTree::canBeCancelled(Pointer node) const { return kindOf(node) == cancelled || kindOf(node) == timed; }

/// The context's object; 0 for a root and for what is the user's own. Each begins with the Context that it comes from.
Pointer ContextTree::nodeOf(const Word* interface) const {
    const auto& types = m_core.program().types;
    if (interface[0] == 0 || !m_core.looksLikePointer(interface[1])) return 0;
    const program::RuntimeType& type = types[interface[0]];
    const std::string& name = type.kind == program::Kind::Pointer ? types[type.element].name : type.name;
    const bool isOurs = name == cancelled || name == timed || name == valued || name == detached;
    return isOurs ? interface[1] : 0;
}

Pointer ContextTree::parentOf(Pointer node) const { return nodeOf(&m_core.at<Word>(dataAddress(node))); }

void ContextTree::add(const Word* interface) {
    for (Pointer node = nodeOf(interface); node != 0; node = parentOf(node)) addNode(node);
}

void ContextTree::addNode(Pointer node) {
    if (!m_nodes.insert(node).second || !canBeCancelled(node)) return;
    Pointer child = m_core.at<sync::ContextWords>(dataAddress(node)).first;
    for (; child != 0; child = m_core.at<sync::ContextWords>(dataAddress(child)).next) addNode(child);
}

void ContextTree::describe(Pointer node, ContextState& state) const {
    const auto& types = m_core.program().types;
    const program::RuntimeType* type = &types[m_core.objectHeader(node).type];
    const auto wordsOf = [&](std::string_view name) {
        return &m_core.at<Word>(dataAddress(node + program::fieldOf(*type, name).offset));
    };
    if (type->name == valued) {
        state.derived = "WithValue";
        state.value = sync::interfaceText(m_core, m_printer, wordsOf("key")) + ": " +
                      sync::interfaceText(m_core, m_printer, wordsOf("val"));
    }
    if (type->name == detached) state.derived = "WithoutCancel";
    if (!canBeCancelled(node)) return;
    if (type->name == timed) type = &types[type->fields[0].type]; // the cancelCtx in it
    const Word* derived = wordsOf("derived");
    state.derived = m_core.text(derived[0], derived[1]);
    const auto& words = m_core.at<sync::ContextWords>(dataAddress(node));
    state.error = sync::errorText(m_core, m_printer, words.error);
    state.cause = sync::errorText(m_core, m_printer, words.cause);
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
