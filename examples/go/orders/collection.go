package orders

import (
	"cmp"
	"slices"
)

// mapped is f of every element.
func mapped[T, R any](from []T, f func(T) R) []R {
	to := make([]R, 0, len(from))
	for _, element := range from {
		to = append(to, f(element))
	}
	return to
}

// filtered is the elements that keep accepts.
func filtered[T any](from []T, keep func(T) bool) []T {
	var to []T
	for _, element := range from {
		if keep(element) {
			to = append(to, element)
		}
	}
	return to
}

// groupBy puts together the elements with one key.
func groupBy[K comparable, T any](from []T, key func(T) K) map[K][]T {
	groups := make(map[K][]T)
	for _, element := range from {
		groups[key(element)] = append(groups[key(element)], element)
	}
	return groups
}

// sortedDescending is a copy in falling order of what by says of each element.
func sortedDescending[T any, K cmp.Ordered](from []T, by func(T) K) []T {
	sorted := slices.Clone(from)
	slices.SortStableFunc(sorted, func(a, b T) int { return cmp.Compare(by(b), by(a)) })
	return sorted
}

// cache keeps the newest entries up to its capacity.
type cache[K comparable, V any] struct {
	capacity int
	entries  map[K]V
	oldest   []K
}

func newCache[K comparable, V any](capacity int) *cache[K, V] {
	return &cache[K, V]{capacity: capacity, entries: make(map[K]V, capacity)}
}

// getOrMake returns the entry of key, making it first if need be.
func (c *cache[K, V]) getOrMake(key K, make func(K) (V, error)) (V, error) {
	if value, found := c.entries[key]; found {
		return value, nil
	}
	value, err := make(key)
	if err != nil {
		return value, err
	}
	if len(c.oldest) == c.capacity {
		delete(c.entries, c.oldest[0])
		c.oldest = c.oldest[1:]
	}
	c.entries[key] = value
	c.oldest = append(c.oldest, key)
	return value, nil
}
