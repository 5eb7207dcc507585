// RandomProgram: Go text by the grammar, from a seed. What it writes has no syntax error and uses every production,
// types that fit nothing and names that mean nothing included: it is for laws of the parser and printer alone.
#pragma once

#include "tests/engine/syntax/random_expressions.h"

#include <string>

namespace lockstep::syntax::testing {

class RandomProgram : public RandomExpressions {
public:
    RandomProgram(std::uint64_t seed, unsigned size) : RandomExpressions(seed, size) {}

    std::string text() {
        std::string out = "package p\n";
        if (chance(2)) out += "import (\n\t\"a\"\n\t. `b`\n\t_ \"c\"\n\td \"d/e\"\n)\n";
        while (m_budget > 0) out += declaration() + "\n";
        return out;
    }

private:
    // ---- statements
    std::string block() override {
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
};

} // namespace lockstep::syntax::testing
