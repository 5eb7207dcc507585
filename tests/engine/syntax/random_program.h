// RandomProgram: Go text by the grammar, from a seed. What it writes has no syntax error and uses every production,
// types that fit nothing and names that mean nothing included: it is for laws of the parser and printer alone.
#pragma once

#include "engine/base/random.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace lockstep::syntax::testing {

class RandomProgram {
public:
    RandomProgram(std::uint64_t seed, unsigned size) : m_random(seed), m_budget(static_cast<int>(size) * 8 + 8) {}

    std::string text() {
        std::string out = "package p\n";
        if (chance(2)) out += "import (\n\t\"a\"\n\t. `b`\n\t_ \"c\"\n\td \"d/e\"\n)\n";
        while (m_budget > 0) out += declaration() + "\n";
        return out;
    }

private:
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

    // ---- statements
    std::string block() {
        ++m_depth;
        const std::string out = "{\n" +
                                repeat(
                                    0, [this] { return statement(); }, "\n") +
                                "\n}";
        --m_depth;
        return out;
    }
    std::string simple() {
        return pick({
            [this] { return operand() + "(" + expressions(0) + ")"; },
            [this] { return expressions(1) + " = " + expressions(1); },
            [this] { return names(1) + " := " + expressions(1); },
            [this] {
                return name() + " " + oneOf({"+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&^="}) +
                       " " + expression();
            },
            [this] {
                return name() + oneOf({"++", "--"});
            },
            [this] { return name() + " <- " + expression(); },
            [this] { return "<-" + name(); },
        });
    }
    std::string init() { return chance(2) ? "" : simple() + "; "; }
    std::string statement() {
        if (isTired()) return oneOf({"return", ";", "x()", "fallthrough", "break", "{}"});
        ++m_depth;
        const std::string out = pick({
            [this] { return simple(); },
            [this] { return simple(); },
            [this] { return std::string("go f(") + expressions(0) + ")"; },
            [this] { return "defer func() " + block() + "()"; },
            [this] { return "return " + expressions(0); },
            [this] {
                return oneOf({"break", "continue", "goto L", "break L", "continue M", "fallthrough", ";", ";;"});
            },
            [this] { return block(); },
            [this] { return "L:\n" + statement(); },
            [this] { return "{ M: }"; },
            [this] {
                return "if " + init() + expression() + " " + block() +
                       (chance(2) ? "" : " else " + (chance(2) ? block() : "if x " + block()));
            },
            [this] { return "for " + block(); },
            [this] { return "for " + expression() + " " + block(); },
            [this] {
                return "for " + (chance(2) ? simple() : "") + "; " + (chance(2) ? expression() : "") + "; " +
                       (chance(2) ? "x++" : "") + " " + block();
            },
            [this] {
                return "for " + oneOf({"", "k := ", "k, v := ", "k, v = ", "_ = "}) + "range " + expression() + " " +
                       block();
            },
            [this] {
                return "switch " + init() + oneOf({"", "x", "(T{})", "x := y.(type)", "y.(type)"}) + " {\n" +
                       clauses() + "}";
            },
            [this] {
                return "select {\n" +
                       repeat(
                           0, [this] { return communication(); }, "") +
                       "}";
            },
            [this] { return genDecl(); },
        });
        --m_depth;
        return out;
    }
    std::string statements() {
        return repeat(
            0, [this] { return statement() + "\n"; }, "");
    }
    std::string clauses() {
        return repeat(
                   0, [this] { return "case " + expressions(1) + ":\n" + statements(); }, "") +
               (chance(2) ? "" : "default:\n" + statements());
    }
    std::string communication() {
        return pick({[this] { return "case " + name() + " <- " + expression() + ":\n" + statements(); },
                     [this] { return "case x, ok := <-" + name() + ":\n" + statements(); },
                     [this] { return "case <-" + name() + ":\n" + statements(); },
                     [this] { return "default:\n" + statements(); }});
    }

    // ---- declarations
    std::string genDecl() {
        return pick({
            [this] { return "var " + names(1) + " " + type() + (chance(2) ? "" : " = " + expressions(1)); },
            [this] { return "var " + names(1) + " = " + expressions(1); },
            [this] { return "const " + names(1) + (chance(2) ? " int = " : " = ") + expressions(1); },
            [this] {
                return "const (\n" + name() + " = iota\n" +
                       repeat(
                           0, [this] { return names(1); }, "\n") +
                       "\n)";
            },
            [this] { return std::string("var ()\n"); },
            [this] { return "type " + name() + (chance(2) ? " = " : " ") + type(); },
            [this] { return "type " + name() + typeParameters() + " " + type(); },
            [this] {
                return "type (\n" +
                       repeat(
                           0, [this] { return name() + " " + type(); }, "\n") +
                       "\n)";
            },
        });
    }
    std::string declaration() {
        return pick({
            [this] { return genDecl(); },
            [this] { return "func " + name() + parameters() + " " + block(); },
            [this] { return "func " + name() + typeParameters() + signature() + " " + block(); },
            [this] { return "func (x *T) " + name() + signature(); },
            [this] { return "func (T[P]) " + name() + signature() + " " + block(); },
        });
    }

    base::Random m_random;
    int m_budget;
    int m_depth = 0;
};

} // namespace lockstep::syntax::testing
