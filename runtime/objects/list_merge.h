/* list_merge.h: the merge sort of list.sort, included by list_sort.c once for each way to compare.
 *
 * Before: #define MERGE(name) to give the functions a suffix, and LESS(left, right): 1, 0, or -1 if it raised.
 *
 * It is Tim Peters's sort as CPython 3.13 has it, comparison for comparison: natural runs are found, short ones
 * are filled up by binary insertion, and runs are merged, galloping, in the order that powersort chooses.
 * A slice is a row of keys with, if there is a key function, the row of values that moves along with it.
 */

/* Branches with the truth of LESS; anything that raised goes to `fail`. */
#define IF_LESS(left, right)                                   \
    if ((less = LESS(left, right)) < 0)                        \
        goto fail;                                             \
    if (less)

/* slice[0 .. sorted) is sorted; sorts slice[0 .. size) by binary insertion. */
static bool MERGE(insert_binary)(Sort *sort, const Slices *slice, isize size, isize sorted)
{
    int less;
    Object **keys = slice->keys, **values = slice->values;
    for (isize next = sorted ? sorted : 1; next < size; next++) {
        Object *pivot = keys[next];
        isize left = 0, right = next;
        do {
            isize middle = (left + right) >> 1;
            IF_LESS(pivot, keys[middle])
            right = middle;
            else left = middle + 1;
        } while (left < right);
        memmove(keys + left + 1, keys + left, (size_t)(next - left) * sizeof(Object *));
        keys[left] = pivot;
        if (values) {
            Object *value = values[next];
            memmove(values + left + 1, values + left, (size_t)(next - left) * sizeof(Object *));
            values[left] = value;
        }
    }
    return true;
fail:
    return false;
}

/* The length of the run at the start of the slice, turned round if it descends. -1: raised. */
static isize MERGE(count_run)(Sort *sort, Slices *slice, isize left)
{
    int less;
    isize size, equals = 0;
    Object **keys = slice->keys;
    for (size = 1; size < left; size++) {
        IF_LESS(keys[size], keys[size - 1])
        break;
    }
    if (size == left)
        return size;
    if (size > 1) {
        IF_LESS(keys[0], keys[size - 1])
        return size;
        reverse_slices(slice, 0, size); /* all equal: the reversal below puts them back */
    }
    for (size++; size < left; size++) {
        IF_LESS(keys[size], keys[size - 1])
        {
            reverse_equals(slice, size, &equals);
            continue;
        }
        IF_LESS(keys[size - 1], keys[size])
        break;
        equals++;
    }
    reverse_equals(slice, size, &equals);
    reverse_slices(slice, 0, size);
    for (; size < left; size++) {
        IF_LESS(keys[size], keys[size - 1])
        break;
    }
    return size;
fail:
    return -1;
}

/* Where `key` belongs in the sorted keys[0 .. size), before equal ones, searching from `hint`. -1: raised. */
static isize MERGE(gallop_left)(Sort *sort, Object *key, Object **keys, isize size, isize hint)
{
    int less;
    isize offset = 1, last = 0;
    keys += hint;
    IF_LESS(*keys, key)
    {
        isize most = size - hint;
        while (offset < most) {
            IF_LESS(keys[offset], key)
            {
                last = offset;
                offset = (offset << 1) + 1;
            }
            else break;
        }
        if (offset > most)
            offset = most;
        last += hint;
        offset += hint;
    }
    else
    {
        isize most = hint + 1;
        while (offset < most) {
            IF_LESS(*(keys - offset), key)
            break;
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > most)
            offset = most;
        isize swap = last;
        last = hint - offset;
        offset = hint - swap;
    }
    keys -= hint;
    last++;
    while (last < offset) {
        isize middle = last + ((offset - last) >> 1);
        IF_LESS(keys[middle], key)
        last = middle + 1;
        else offset = middle;
    }
    return offset;
fail:
    return -1;
}

/* The same, after equal ones. */
static isize MERGE(gallop_right)(Sort *sort, Object *key, Object **keys, isize size, isize hint)
{
    int less;
    isize offset = 1, last = 0;
    keys += hint;
    IF_LESS(key, *keys)
    {
        isize most = hint + 1;
        while (offset < most) {
            IF_LESS(key, *(keys - offset))
            {
                last = offset;
                offset = (offset << 1) + 1;
            }
            else break;
        }
        if (offset > most)
            offset = most;
        isize swap = last;
        last = hint - offset;
        offset = hint - swap;
    }
    else
    {
        isize most = size - hint;
        while (offset < most) {
            IF_LESS(key, keys[offset])
            break;
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > most)
            offset = most;
        last += hint;
        offset += hint;
    }
    keys -= hint;
    last++;
    while (last < offset) {
        isize middle = last + ((offset - last) >> 1);
        IF_LESS(key, keys[middle])
        offset = middle;
        else last = middle + 1;
    }
    return offset;
fail:
    return -1;
}

/* Merges two neighbouring runs, the left one the shorter, from the left. */
static bool MERGE(merge_low)(Sort *sort, Slices a, isize a_size, Slices b, isize b_size)
{
    int less;
    isize taken;
    bool done = false;
    if (!sort_need_room(sort, a_size))
        return false;
    slices_copy(&sort->temporary, 0, &a, 0, a_size);
    Slices target = a;
    a = sort->temporary;
    slices_move_one(&target, &b);
    b_size--;
    if (b_size == 0)
        goto succeed;
    if (a_size == 1)
        goto copy_b;
    isize least_gallop = sort->least_gallop;
    for (;;) {
        isize a_wins = 0, b_wins = 0;
        for (;;) {
            IF_LESS(b.keys[0], a.keys[0])
            {
                slices_move_one(&target, &b);
                b_wins++;
                a_wins = 0;
                if (--b_size == 0)
                    goto succeed;
                if (b_wins >= least_gallop)
                    break;
            }
            else
            {
                slices_move_one(&target, &a);
                a_wins++;
                b_wins = 0;
                if (--a_size == 1)
                    goto copy_b;
                if (a_wins >= least_gallop)
                    break;
            }
        }
        least_gallop++;
        do {
            least_gallop -= least_gallop > 1;
            sort->least_gallop = least_gallop;
            taken = MERGE(gallop_right)(sort, b.keys[0], a.keys, a_size, 0);
            a_wins = taken;
            if (taken) {
                if (taken < 0)
                    goto fail;
                slices_copy(&target, 0, &a, 0, taken);
                slices_advance(&target, taken);
                slices_advance(&a, taken);
                a_size -= taken;
                if (a_size == 1)
                    goto copy_b;
                if (a_size == 0) /* only if the comparison is inconsistent */
                    goto succeed;
            }
            slices_move_one(&target, &b);
            if (--b_size == 0)
                goto succeed;
            taken = MERGE(gallop_left)(sort, a.keys[0], b.keys, b_size, 0);
            b_wins = taken;
            if (taken) {
                if (taken < 0)
                    goto fail;
                slices_slide(&target, 0, &b, 0, taken);
                slices_advance(&target, taken);
                slices_advance(&b, taken);
                b_size -= taken;
                if (b_size == 0)
                    goto succeed;
            }
            slices_move_one(&target, &a);
            if (--a_size == 1)
                goto copy_b;
        } while (a_wins >= GALLOP_LEAST || b_wins >= GALLOP_LEAST);
        least_gallop++; /* a penalty for leaving galloping mode */
        sort->least_gallop = least_gallop;
    }
succeed:
    done = true;
fail:
    if (a_size)
        slices_copy(&target, 0, &a, 0, a_size);
    return done;
copy_b: /* the last element of a belongs at the end */
    slices_slide(&target, 0, &b, 0, b_size);
    slices_copy(&target, b_size, &a, 0, 1);
    return true;
}

/* Merges two neighbouring runs, the right one the shorter, from the right. */
static bool MERGE(merge_high)(Sort *sort, Slices a, isize a_size, Slices b, isize b_size)
{
    int less;
    isize taken;
    bool done = false;
    if (!sort_need_room(sort, b_size))
        return false;
    Slices target = b;
    slices_advance(&target, b_size - 1);
    slices_copy(&sort->temporary, 0, &b, 0, b_size);
    Slices base_a = a, base_b = sort->temporary;
    b = sort->temporary;
    slices_advance(&b, b_size - 1);
    slices_advance(&a, a_size - 1);
    slices_move_one_back(&target, &a);
    a_size--;
    if (a_size == 0)
        goto succeed;
    if (b_size == 1)
        goto copy_a;
    isize least_gallop = sort->least_gallop;
    for (;;) {
        isize a_wins = 0, b_wins = 0;
        for (;;) {
            IF_LESS(b.keys[0], a.keys[0])
            {
                slices_move_one_back(&target, &a);
                a_wins++;
                b_wins = 0;
                if (--a_size == 0)
                    goto succeed;
                if (a_wins >= least_gallop)
                    break;
            }
            else
            {
                slices_move_one_back(&target, &b);
                b_wins++;
                a_wins = 0;
                if (--b_size == 1)
                    goto copy_a;
                if (b_wins >= least_gallop)
                    break;
            }
        }
        least_gallop++;
        do {
            least_gallop -= least_gallop > 1;
            sort->least_gallop = least_gallop;
            taken = MERGE(gallop_right)(sort, b.keys[0], base_a.keys, a_size, a_size - 1);
            if (taken < 0)
                goto fail;
            taken = a_size - taken;
            a_wins = taken;
            if (taken) {
                slices_advance(&target, -taken);
                slices_advance(&a, -taken);
                slices_slide(&target, 1, &a, 1, taken);
                a_size -= taken;
                if (a_size == 0)
                    goto succeed;
            }
            slices_move_one_back(&target, &b);
            if (--b_size == 1)
                goto copy_a;
            taken = MERGE(gallop_left)(sort, a.keys[0], base_b.keys, b_size, b_size - 1);
            if (taken < 0)
                goto fail;
            taken = b_size - taken;
            b_wins = taken;
            if (taken) {
                slices_advance(&target, -taken);
                slices_advance(&b, -taken);
                slices_copy(&target, 1, &b, 1, taken);
                b_size -= taken;
                if (b_size == 1)
                    goto copy_a;
                if (b_size == 0) /* only if the comparison is inconsistent */
                    goto succeed;
            }
            slices_move_one_back(&target, &a);
            if (--a_size == 0)
                goto succeed;
        } while (a_wins >= GALLOP_LEAST || b_wins >= GALLOP_LEAST);
        least_gallop++; /* a penalty for leaving galloping mode */
        sort->least_gallop = least_gallop;
    }
succeed:
    done = true;
fail:
    if (b_size)
        slices_copy(&target, -(b_size - 1), &base_b, 0, b_size);
    return done;
copy_a: /* the first element of b belongs at the front */
    slices_slide(&target, 1 - a_size, &a, 1 - a_size, a_size);
    slices_advance(&target, -a_size);
    slices_copy(&target, 0, &b, 0, 1);
    return true;
}

/* Merges pending runs i and i + 1. */
static bool MERGE(merge_at)(Sort *sort, int i)
{
    Run *runs = sort->pending;
    Slices a = runs[i].start, b = runs[i + 1].start;
    isize a_size = runs[i].size, b_size = runs[i + 1].size;
    runs[i].size = a_size + b_size;
    if (i == sort->pending_count - 3)
        runs[i + 1] = runs[i + 2];
    sort->pending_count--;
    isize skipped = MERGE(gallop_right)(sort, b.keys[0], a.keys, a_size, 0); /* these are in place already */
    if (skipped < 0)
        return false;
    slices_advance(&a, skipped);
    a_size -= skipped;
    if (a_size == 0)
        return true;
    b_size = MERGE(gallop_left)(sort, a.keys[a_size - 1], b.keys, b_size, b_size - 1);
    if (b_size <= 0)
        return b_size == 0;
    return a_size <= b_size ? MERGE(merge_low)(sort, a, a_size, b, b_size)
                            : MERGE(merge_high)(sort, a, a_size, b, b_size);
}

/* A run of `size` follows the pending ones: merges those that powersort wants merged first. */
static bool MERGE(before_run)(Sort *sort, isize size)
{
    if (sort->pending_count == 0)
        return true;
    Run *last = &sort->pending[sort->pending_count - 1];
    int power = power_of_boundary(last->start.keys - sort->whole, last->size, size, sort->size);
    while (sort->pending_count > 1 && sort->pending[sort->pending_count - 2].power > power)
        if (!MERGE(merge_at)(sort, sort->pending_count - 2))
            return false;
    sort->pending[sort->pending_count - 1].power = power;
    return true;
}

static bool MERGE(sort_slices)(Sort *sort, Slices slice)
{
    isize left = sort->size, least_run = least_run_of(left);
    sort->whole = slice.keys;
    while (left > 0) {
        isize size = MERGE(count_run)(sort, &slice, left);
        if (size < 0)
            return false;
        if (size < least_run) {
            isize wanted = left <= least_run ? left : least_run;
            if (!MERGE(insert_binary)(sort, &slice, wanted, size))
                return false;
            size = wanted;
        }
        if (!MERGE(before_run)(sort, size))
            return false;
        sort->pending[sort->pending_count++] = (Run){slice, size, 0};
        slices_advance(&slice, size);
        left -= size;
    }
    while (sort->pending_count > 1) {
        int i = sort->pending_count - 2;
        if (i > 0 && sort->pending[i - 1].size < sort->pending[i + 1].size)
            i--;
        if (!MERGE(merge_at)(sort, i))
            return false;
    }
    return true;
}

#undef IF_LESS
#undef MERGE
#undef LESS
