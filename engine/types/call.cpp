// Calls (spec: "Calls", "Passing arguments to ... parameters").
#include "engine/types/checker_core.h"
#include "engine/types/substitute.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

namespace {

bool isStatementBuiltin(BuiltinId id) {
    switch (id) {
    case BuiltinId::Clear:
    case BuiltinId::Close:
    case BuiltinId::Copy:
    case BuiltinId::Delete:
    case BuiltinId::Panic:
    case BuiltinId::Print:
    case BuiltinId::Println:
    case BuiltinId::Recover: return true;
    default: return false;
    }
}

/// The base and the type arguments of f[A, B]; null base if it is no such thing.
struct Instantiation {
    const Expr* base = nullptr;
    std::vector<const Expr*> args;
};

Instantiation instantiationOf(const Expr& fun) {
    const Expr* e = syntax::unparen(&fun);
    if (const auto* single = as<syntax::IndexExpr>(e)) return {single->x, {single->index}};
    if (const auto* list = as<syntax::IndexListExpr>(e)) {
        Instantiation result{list->x, {}};
        for (const Expr* arg : list->indices) result.args.push_back(arg);
        return result;
    }
    return {};
}

} // namespace

std::vector<Operand> Checker::argumentList(List<Expr> args, std::vector<Type*>* genericFuncs) {
    static_cast<void>(genericFuncs);
    std::vector<Operand> list;
    if (args.size() == 1) {
        // f(g()) with a g of several results.
        Operand x;
        rawExpr(x, *args[0], nullptr, true);
        exclude(x, {Mode::NoValue, Mode::Builtin, Mode::TypeExpr});
        auto* tuple = x.isInvalid() ? nullptr : as<Tuple>(x.type);
        if (!tuple) {
            list.push_back(x);
            return list;
        }
        for (Var* var : tuple->vars()) {
            Operand each;
            each.mode = Mode::Value;
            each.expr = args[0];
            each.type = var->type();
            list.push_back(each);
        }
        return list;
    }
    for (const Expr* arg : args) {
        Operand x;
        genericExpr(x, *arg);
        list.push_back(x);
    }
    return list;
}

void Checker::argumentCount(const syntax::CallExpr& e, Signature* signature, const std::vector<Operand>& args,
                            bool tooMany) {
    for (const Operand& arg : args)
        if (arg.isInvalid()) return;
    const std::string text =
        fmt::format("{} arguments in call to {}\n\thave {}\n\twant {}", tooMany ? "too many" : "not enough",
                    str(*e.fun), operandTypes(args), tupleText(signature->params, signature->variadic));
    if (tooMany) {
        const std::size_t extra = signature->params->size();
        const Expr* at = extra < e.args.size() ? e.args[extra] : e.args[e.args.size() - 1];
        error(Code::WrongArgCount, *at, text);
    } else {
        error(Code::WrongArgCount, e.rparen, text);
    }
}

Signature* Checker::arguments(const syntax::CallExpr& e, std::vector<Type*>& typeArgs, Signature* signature,
                              std::vector<Operand>& args) {
    const std::size_t given = args.size();
    std::size_t wanted = signature->params->size();
    Tuple* params = signature->params;
    bool spread = e.hasDots();
    if (signature->variadic) {
        if (spread) {
            if (e.args.size() == 1 && given > 1) {
                error(Code::InvalidDotDotDot, *e.args[0],
                      fmt::format("cannot use ... with multi-valued expression {}", str(*e.args[0])));
                return nullptr;
            }
        } else if (given >= wanted - 1) {
            // One parameter of the element type for each further argument.
            std::vector<Var*> vars(params->vars().begin(), params->vars().end() - 1);
            Var* last = params->at(wanted - 1);
            auto* slice = as<Slice>(last->type());
            Type* element = slice ? slice->elem() : universe().byte; // append([]byte, string...)
            while (vars.size() < given) {
                auto* var = m_store.make<Var>(last->pos(), last->package(), last->name(), element, Var::Role::Param);
                vars.push_back(var);
            }
            params = m_store.make<Tuple>(std::move(vars));
            wanted = given;
        } else {
            --wanted; // for the message
        }
    } else if (spread) {
        error(Code::InvalidDotDotDot, *e.args[e.args.size() - 1],
              fmt::format("have (...) but function is not variadic: {}", str(*e.fun)));
        return nullptr;
    }
    if (given != wanted) {
        argumentCount(e, signature, args, given > wanted);
        return nullptr;
    }
    Signature* result = signature;
    if (!signature->typeParams.empty()) {
        const std::vector<Type*> inferred = infer(e, signature->typeParams, typeArgs, params, args, false);
        if (inferred.empty()) return nullptr;
        result = instantiateSignature(m_store, signature, inferred);
        if (!verifyTypeArgs(e.lparen, signature->typeParams, inferred, instantiationOf(*e.fun).args)) return nullptr;
        typeArgs = inferred;
        Substitution substitution(m_store, signature->typeParams, inferred);
        std::vector<Var*> vars;
        for (Var* var : params->vars())
            vars.push_back(m_store.make<Var>(var->pos(), var->package(), var->name(), substitution.apply(var->type()),
                                             Var::Role::Param));
        params = m_store.make<Tuple>(std::move(vars));
    }
    for (std::size_t i = 0; i < given; ++i) {
        if (args[i].isInvalid()) continue;
        // A generic function as an argument gets its type arguments from the parameter's type.
        if (auto* function = as<Signature>(args[i].type);
            function && !function->typeParams.empty() && i < e.args.size())
            functionInstance(args[i], *e.args[i], {}, *e.args[i], params->at(i)->type());
        if (args[i].isInvalid()) continue;
        assignment(args[i], params->at(i)->type(), fmt::format("argument to {}", str(*e.fun)));
    }
    return result;
}

ExprKind Checker::call(Operand& x, const syntax::CallExpr& e) {
    const Instantiation explicitArgs = instantiationOf(*e.fun);
    std::vector<Type*> typeArgs;
    const Expr* genericName = nullptr;
    if (explicitArgs.base) {
        // f[A](x): the rest of the type arguments may follow from x.
        if (indexExpr(x, *syntax::unparen(e.fun))) {
            genericName = explicitArgs.base;
            for (const Expr* arg : explicitArgs.args) {
                Type* type = typeOf(*arg);
                if (isInvalid(type)) {
                    useAll(e.args);
                    x.invalidate();
                    x.expr = &e;
                    return ExprKind::Statement;
                }
                typeArgs.push_back(type);
            }
            auto* signature = underAs<Signature>(x.type);
            if (typeArgs.size() > signature->typeParams.size()) {
                error(Code::WrongTypeArgCount, *explicitArgs.args[signature->typeParams.size()],
                      fmt::format("got {} type arguments but {} has {} type parameters", typeArgs.size(),
                                  str(*explicitArgs.base), signature->typeParams.size()));
                useAll(e.args);
                x.invalidate();
                x.expr = &e;
                return ExprKind::Statement;
            }
        }
        x.expr = e.fun;
        if (!x.isInvalid()) record(x);
    } else {
        exprOrType(x, *e.fun, true);
        genericName = e.fun;
    }
    switch (x.mode) {
    case Mode::Invalid:
        useAll(e.args);
        x.expr = &e;
        return ExprKind::Statement;
    case Mode::TypeExpr: conversionCall(x, e); return ExprKind::Conversion;
    case Mode::Builtin: {
        const BuiltinId id = x.builtin;
        if (!builtinCall(x, e, id)) x.invalidate();
        x.expr = &e;
        if (!x.isInvalid() && !x.isConstant()) m_env.hasCallOrReceive = true;
        return isStatementBuiltin(id) ? ExprKind::Statement : ExprKind::Expression;
    }
    default: break;
    }
    auto* signature = as<Signature>(isTypeParam(x.type) ? coreType(x.type) : under(x.type));
    if (!signature) {
        if (!isInvalid(under(x.type)))
            error(Code::InvalidCall, x, fmt::format("invalid operation: cannot call non-function {}", str(x)));
        useAll(e.args);
        x.invalidate();
        x.expr = &e;
        return ExprKind::Statement;
    }
    std::vector<Operand> args = argumentList(e.args);
    Signature* used = signature;
    const bool isGenericCall = !signature->typeParams.empty();
    if (Signature* checked = arguments(e, typeArgs, signature, args))
        used = checked;
    else if (isGenericCall)
        used = nullptr;
    if (used && isGenericCall) {
        recordInstance(*genericName, typeArgs, used);
        for (const Expr* f = e.fun;;) {
            recordTypeAndValue(*f, Mode::Value, used, {});
            const auto* paren = as<syntax::ParenExpr>(f);
            if (!paren) break;
            f = paren->x;
        }
    }
    m_env.hasCallOrReceive = true;
    x.expr = &e;
    if (!used) {
        x.invalidate();
        return ExprKind::Statement;
    }
    switch (used->results->size()) {
    case 0: x.mode = Mode::NoValue; break;
    case 1:
        x.mode = Mode::Value;
        x.type = used->results->at(0)->type();
        break;
    default:
        x.mode = Mode::Value;
        x.type = used->results;
        break;
    }
    if (x.mode == Mode::Value && isInvalid(x.type)) x.invalidate();
    return ExprKind::Statement;
}

} // namespace lockstep::types
