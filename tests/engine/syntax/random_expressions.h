// RandomExpressions: Go types and expressions by the grammar, from a seed; the lower half of RandomProgram.
//
// Every production is used, types that fit nothing and names that mean nothing included. The budget bounds the whole
// text, the depth each part of it.
#pragma once

#include "engine/base/random.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace lockstep::syntax::testing {

class RandomExpressions {
public:
    virtual ~RandomExpressions() = default;

protected:
    RandomExpressions(std::uint64_t seed, unsigned size) : m_random(seed), m_budget(static_cast<int>(size) * 8 + 8) {}

    /// `{ statements }`, for the bodies of function literals.
    virtual std::string block() = 0;

    using Way = std::function<std::string()>;

    bool chance(std::uint32_t n) { return m_random.below(n) == 0; }
    std::string pick(const std::vector<Way>& ways) {
        --m_budget;
        return ways[m_random.below(static_cast<std::uint32_t>(ways.size()))]();
    }
    std::string oneOf(const std::vector<std::string>& words) {
        return words[m_random.below(static_cast<std::uint32_t>(words.size()))];
    }
    bool isTired() { return m_budget <= 0 || m_depth > 6; }
    std::string repeat(unsigned least, const Way& item, const std::string& separator) {
        std::string out;
        const unsigned count = least + (isTired() ? 0 : m_random.below(3));
        ++m_depth;
        for (unsigned i = 0; i < count; ++i) out += (i > 0 ? separator : "") + item();
        --m_depth;
        return out;
    }

    std::string name() { return oneOf({"a", "b", "x", "y", "T", "P", "main", "len", "_", "\xE5\x90\x8D"}); }
    std::string literal() {
        return oneOf(
            {"0", "1", "0x_Fp-2", "1_000", "1.5e3", "2i", "'a'", "'\\n'", "\"s\\t\"", "`raw\n\tlines`", "\"\""});
    }
    std::string names(unsigned least) {
        return repeat(
            least, [this] { return name(); }, ", ");
    }
    std::string expressions(unsigned least) {
        return repeat(
            least, [this] { return expression(); }, ", ");
    }

    // ---- types
    std::string typeName() {
        return pick({[this] { return name(); }, [this] { return name() + "." + name(); },
                     [this] {
                         return name() + "[" +
                                repeat(
                                    1, [this] { return type(); }, ", ") +
                                "]";
                     }});
    }
    std::string type() {
        if (isTired()) return name();
        ++m_depth;
        const std::string out = pick({
            [this] { return typeName(); },
            [this] { return "*" + type(); },
            [this] { return "[]" + type(); },
            [this] { return "[" + (chance(2) ? literal() : "(" + expression() + ")") + "]" + type(); },
            [this] { return "map[" + type() + "]" + type(); },
            [this] {
                return oneOf({"chan ", "chan<- ", "<-chan "}) + "(" + type() + ")";
            },
            [this] {
                return oneOf({"chan ", "chan<- ", "<-chan "}) + name();
            },
            [this] { return "func" + signature(); },
            [this] {
                return "struct {" +
                       repeat(
                           0, [this] { return field(); }, "; ") +
                       "}";
            },
            [this] {
                return "interface {" +
                       repeat(
                           0, [this] { return element(); }, "; ") +
                       "}";
            },
            [this] { return "(" + type() + ")"; },
        });
        --m_depth;
        return out;
    }
    std::string field() {
        const std::string tag = chance(4) ? " `tag`" : "";
        return pick({[this] { return names(1) + " " + type(); }, [this] { return typeName(); },
                     [this] { return "*" + name() + "." + name(); }}) +
               tag;
    }
    std::string element() {
        return pick(
            {[this] { return name() + signature(); }, [this] { return typeName(); }, [this] { return constraint(); }});
    }
    std::string constraint() {
        return repeat(
            1, [this] { return (chance(2) ? "~" : "") + type(); }, " | ");
    }
    std::string typeParameters() {
        return "[" +
               repeat(
                   1, [this] { return names(1) + " " + constraint(); }, ", ") +
               ",]";
    }
    std::string parameters() {
        return pick({[this] {
                         return "(" +
                                repeat(
                                    0, [this] { return type(); }, ", ") +
                                ")";
                     },
                     [this] {
                         return "(" +
                                repeat(
                                    1, [this] { return names(1) + " " + type(); }, ", ") +
                                ", z ...int)";
                     },
                     [this] {
                         return "(" +
                                repeat(
                                    1, [this] { return type(); }, ", ") +
                                ", ...int)";
                     }});
    }
    std::string signature() {
        const std::string own = "(" +
                                repeat(
                                    0, [this] { return names(1) + " " + type(); }, ", ") +
                                ")";
        return own + oneOf({"", " int", " (x, y error)", " ()", " (func())", " ((int))", " <-chan int"});
    }

    // ---- expressions
    std::string expression() {
        if (isTired()) return chance(2) ? name() : literal();
        ++m_depth;
        const std::string out = pick({
            [this] { return name(); },
            [this] { return literal(); },
            [this] { return "(" + expression() + ")"; },
            [this] { return operand() + " " + oneOf(binaryOperators()) + " " + operand(); },
            [this] { return expression() + oneOf(binaryOperators()) + "(" + expression() + ")"; },
            [this] {
                return oneOf({"-", "+", "!", "^", "&", "*", "<-"}) + oneOf({"", " "}) + "(" + expression() + ")";
            },
            [this] {
                return oneOf({"- -", "+ +", "& &", "& ^", "-+", "^^", "<-<-", "**"}) + name();
            },
            [this] { return operand() + "." + name(); },
            [this] { return operand() + "[" + expression() + "]"; },
            [this] {
                return operand() + "[" + oneOf({":", "1:", ":x", "1:x", ":x:y", "1:x:y"}) + "]";
            },
            [this] { return operand() + ".(" + type() + ")"; },
            [this] { return operand() + "(" + expressions(0) + ")"; },
            [this] { return operand() + "(" + expressions(1) + ", x...)"; },
            [this] { return "(" + type() + ")(" + expression() + ")"; },
            [this] { return "<-chan int(" + expression() + ")"; },
            [this] { return name() + "[" + type() + ", " + type() + "](" + expressions(0) + ")"; },
            [this] { return "(" + name() + "{" + elements() + "})"; },
            [this] { return "[]" + name() + "{" + elements() + "}"; },
            [this] { return "[...]" + name() + "{" + elements() + "}"; },
            [this] { return "map[" + name() + "]" + name() + "{" + elements() + "}"; },
            [this] { return "func" + signature() + " " + block(); },
        });
        --m_depth;
        return out;
    }
    /// Something a selector or bracket may follow.
    std::string operand() { return isTired() ? name() : "(" + expression() + ")"; }
    static std::vector<std::string> binaryOperators() {
        return {"||", "&&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "|", "^", "*", "/", "%", "<<", ">>", "&", "&^"};
    }
    std::string elements() {
        return repeat(
            0, [this] { return (chance(2) ? expression() + ": " : "") + (chance(3) ? "{1, x}" : expression()); }, ", ");
    }

    base::Random m_random;
    int m_budget;
    int m_depth = 0;
};

} // namespace lockstep::syntax::testing
