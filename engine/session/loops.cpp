#include "engine/session/loops.h"

#include "engine/syntax/statements.h"
#include "engine/syntax/tree.h"

#include <algorithm>
#include <optional>

namespace lockstep::session {
namespace {

using syntax::Token;

/// The value of a constant integer expression.
std::optional<std::int64_t> constantOf(const syntax::Expr* expression, const types::Info& info) {
    if (expression == nullptr || !info.at(*expression).isConstant()) return std::nullopt;
    const types::constant::Value value = types::constant::toInt(*info.at(*expression).value);
    return types::constant::int64Val(value);
}

const syntax::Ident* nameIn(const syntax::Expr* expression) { return syntax::as<syntax::Ident>(expression); }

std::optional<ConstantLoop> constantLoop(const syntax::ForStmt& loop, const types::Info& info) {
    const auto* init = syntax::as<syntax::AssignStmt>(loop.init);
    const auto* condition = syntax::as<syntax::BinaryExpr>(loop.cond);
    const auto* post = syntax::as<syntax::IncDecStmt>(loop.post);
    if (init == nullptr || condition == nullptr || post == nullptr) return std::nullopt;
    if (init->tok != Token::Define || init->lhs.size() != 1 || init->rhs.size() != 1) return std::nullopt;
    const syntax::Ident* variable = nameIn(init->lhs[0]);
    const syntax::Ident* compared = nameIn(condition->x);
    const syntax::Ident* stepped = nameIn(post->x);
    if (variable == nullptr || compared == nullptr || stepped == nullptr) return std::nullopt;
    if (variable->name != compared->name || variable->name != stepped->name) return std::nullopt;
    const std::optional<std::int64_t> first = constantOf(init->rhs[0], info);
    const std::optional<std::int64_t> last = constantOf(condition->y, info);
    if (!first || !last) return std::nullopt;
    const bool isUp = post->tok == Token::Inc;
    ConstantLoop found{.statement = &loop, .bound = isUp ? condition->y : init->rhs[0]};
    switch (condition->op) {
    case Token::Less:
    case Token::Greater:
    case Token::NotEqual: found.base = isUp ? *first : *last; break;
    case Token::LessEqual: found.base = *first - 1; break;
    case Token::GreaterEqual: found.base = *last - 1; break;
    default: return std::nullopt;
    }
    const bool isDownwards = condition->op == Token::Greater || condition->op == Token::GreaterEqual;
    if (condition->op != Token::NotEqual && isDownwards == isUp) return std::nullopt;
    found.rounds = (isUp ? *last : *first) - found.base;
    return found;
}

/// Whether it starts goroutines and no Add of a wait group is beside that.
bool startsCountedGoroutines(const syntax::Node& body) {
    bool starts = false;
    bool adds = false;
    syntax::walk(body, [&](const syntax::Node& node) {
        if (node.is<syntax::GoStmt>()) starts = true;
        const auto* selector = node.as<syntax::SelectorExpr>();
        if (selector != nullptr && selector->sel->name == "Add") adds = true;
        return !node.is<syntax::FuncLit>();
    });
    return starts && !adds;
}

const LoopScale* scaleFor(const ConstantLoop& loop, std::uint32_t line, std::span<const LoopScale> scales) {
    const LoopScale* found = nullptr;
    for (const LoopScale& scale : scales)
        if (scale.line == line || (scale.line == 0 && !loop.startsCountedGoroutines)) found = &scale;
    return found;
}

std::uint32_t lineOf(const syntax::File& file, const ConstantLoop& loop) {
    return file.source->resolve(loop.statement->pos).line;
}

/// The text of its bound.
std::string_view boundOf(const syntax::File& file, const ConstantLoop& loop) {
    const std::uint32_t begin = file.source->offset(loop.bound->pos);
    return file.source->text().substr(begin, file.source->offset(loop.bound->end) - begin);
}

/// Another bound can be put in its place without moving a line.
bool isOnOneLine(std::string_view bound) { return bound.find('\n') == std::string_view::npos; }

} // namespace

std::vector<ConstantLoop> constantLoops(const syntax::File& file, const types::Info& info) {
    std::vector<ConstantLoop> loops;
    syntax::walk(file, [&](const syntax::Node& node) {
        const syntax::BlockStmt* body = nullptr;
        std::optional<ConstantLoop> found;
        if (const auto* loop = node.as<syntax::ForStmt>()) {
            found = constantLoop(*loop, info);
            body = loop->body;
        } else if (const auto* range = node.as<syntax::RangeStmt>()) {
            const std::optional<std::int64_t> rounds = constantOf(range->x, info);
            if (rounds) found = ConstantLoop{.statement = range, .bound = range->x, .rounds = *rounds};
            body = range->body;
        }
        if (found) {
            found->startsCountedGoroutines = startsCountedGoroutines(*body);
            loops.push_back(*found);
        }
        return true;
    });
    return loops;
}

std::vector<ScalableLoop> scalableLoops(const syntax::File& file, std::span<const ConstantLoop> loops) {
    std::vector<ScalableLoop> scalable;
    for (const ConstantLoop& loop : loops)
        if (!loop.startsCountedGoroutines && isOnOneLine(boundOf(file, loop)))
            scalable.push_back({.file = file.source->name(), .line = lineOf(file, loop), .rounds = loop.rounds});
    return scalable;
}

std::string scaleLoops(const syntax::File& file, std::span<const ConstantLoop> loops, std::span<const LoopScale> scales,
                       std::vector<ScaledLoop>& scaled) {
    std::string text(file.source->text());
    const auto known = static_cast<std::ptrdiff_t>(scaled.size());
    // From the end, so that what is before stays where it is.
    for (auto loop = loops.rbegin(); loop != loops.rend(); ++loop) {
        const std::uint32_t line = lineOf(file, *loop);
        const LoopScale* scale = scaleFor(*loop, line, scales);
        if (scale == nullptr || loop->rounds <= scale->rounds) continue;
        const std::string_view written = boundOf(file, *loop);
        if (!isOnOneLine(written)) continue;
        std::string bound = std::to_string(loop->base + scale->rounds);
        bound.resize(std::max(bound.size(), written.size()), ' ');
        text.replace(file.source->offset(loop->bound->pos), written.size(), bound);
        scaled.push_back({.file = file.source->name(), .line = line, .rounds = loop->rounds, .now = scale->rounds});
    }
    std::reverse(scaled.begin() + known, scaled.end());
    return text;
}

} // namespace lockstep::session
