//! Small systems of balanced flows, solved without a single subtraction.
//!
//! Periods are nodes, and what two periods have in common is a flow between them, zero or above.
//! Eliminating a node sends what went through it straight on to the others. Since nothing is
//! subtracted, every flow keeps its leading digits however unequal they are.
//!
//! Source: W. Grassmann, M. Taksar, D. Heyman (1985), *Regenerative Analysis and Steady State
//! Distributions for Markov Chains*, Operations Research 33.

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;

use super::sum::sum;

/// Flows from node to node.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flows {
    n: usize,
    cells: Vec<f64>,
}

impl Flows {
    pub(super) fn new(n: usize) -> Self {
        Self { n, cells: alloc::vec![0.0; n * n] }
    }

    pub(super) fn get(&self, from: usize, to: usize) -> f64 {
        self.cells.get(from * self.n + to).copied().unwrap_or(0.0)
    }

    pub(super) fn set(&mut self, from: usize, to: usize, flow: f64) {
        if let Some(cell) = self.cells.get_mut(from * self.n + to) {
            *cell = flow;
        }
    }

    /// The nodes tied to `base`, which comes first; the others in their order.
    pub(super) fn component(&self, base: usize) -> Vec<usize> {
        let mut is_tied = alloc::vec![false; self.n];
        let mut open = alloc::vec![base];
        while let Some(node) = open.pop() {
            let Some(tied) = is_tied.get_mut(node).filter(|tied| !**tied) else { continue };
            *tied = true;
            open.extend(
                (0..self.n)
                    .filter(|other| self.get(node, *other) > 0.0 || self.get(*other, node) > 0.0),
            );
        }
        let others = is_tied.iter().enumerate().filter(|(node, tied)| **tied && *node != base);
        core::iter::once(base).chain(others.map(|(node, _)| node)).collect()
    }

    /// The flows among some nodes, in their order.
    pub(super) fn pick(&self, nodes: &[usize]) -> Self {
        let mut picked = Self::new(nodes.len());
        for (from_idx, from) in nodes.iter().enumerate() {
            for (to_idx, to) in nodes.iter().enumerate() {
                picked.set(from_idx, to_idx, self.get(*from, *to));
            }
        }
        picked
    }

    /// The share of time at each node if a walker leaves each with these chances, node 0 being 1;
    /// flows out of a node and to itself add up to 1, so that the diagonal is not looked at.
    ///
    /// None if the nodes are not all tied together.
    pub(super) fn stationary(mut self) -> Option<Vec<f64>> {
        for node in (1..self.n).rev() {
            self.eliminate(node)?;
        }
        let mut shares: Vec<f64> = alloc::vec![1.0];
        for node in 1..self.n {
            let into = shares.iter().enumerate().map(|(from, share)| share * self.get(from, node));
            shares.push(sum(into));
        }
        Some(shares)
    }

    /// The levels, node 0 being 0, for which the flows times the differences of level add up at
    /// each node to `excess`.
    ///
    /// None if the nodes are not all tied together.
    pub(super) fn levels(mut self, mut excess: Vec<f64>) -> Option<Vec<f64>> {
        let mut outflows = alloc::vec![0.0; self.n];
        for node in (1..self.n).rev() {
            let outflow = self.eliminate(node)?;
            *outflows.get_mut(node)? = outflow;
            let own = *excess.get(node)?;
            for (other, excess) in excess.iter_mut().enumerate().take(node) {
                *excess += self.get(other, node) * own;
            }
        }
        let mut levels: Vec<f64> = alloc::vec![0.0];
        for node in 1..self.n {
            let from_others =
                levels.iter().enumerate().map(|(to, level)| level * self.get(node, to));
            let total = sum(from_others.chain([*excess.get(node)?]));
            levels.push(total / outflows.get(node)?);
        }
        Some(levels)
    }

    /// Sends on what goes from lower nodes through `node`; its column then holds shares of its
    /// outflow to lower nodes, which is the answer.
    fn eliminate(&mut self, node: usize) -> Option<f64> {
        let outflow = sum((0..node).map(|to| self.get(node, to)));
        if !(outflow > 0.0 && outflow.is_finite()) {
            return None;
        }
        let own: Vec<f64> = (0..node).map(|to| self.get(node, to)).collect();
        for row in self.cells.chunks_mut(self.n.max(1)).take(node) {
            let through = row.get_mut(node)?;
            *through /= outflow;
            let share = *through;
            for (cell, flow) in row.iter_mut().zip(&own) {
                *cell += share * flow;
            }
        }
        Some(outflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flows(n: usize, cells: &[f64]) -> Flows {
        Flows { n, cells: cells.to_vec() }
    }

    #[track_caller]
    fn close(found: Option<Vec<f64>>, expected: &[f64]) {
        let found = found.unwrap();
        assert_eq!(found.len(), expected.len());
        for (a, b) in found.iter().zip(expected) {
            assert!((a - b).abs() <= 1e-15 * b.abs(), "{found:?}");
        }
    }

    #[test]
    fn a_walker_is_where_he_leaves_seldom() {
        close(flows(1, &[1.0]).stationary(), &[1.0]);
        close(flows(2, &[0.9, 0.1, 0.4, 0.6]).stationary(), &[1.0, 0.25]);
        // The land of Oz: nice, rain, snow.
        let oz = [0.0, 0.5, 0.5, 0.25, 0.5, 0.25, 0.25, 0.25, 0.5];
        close(flows(3, &oz).stationary(), &[1.0, 2.0, 2.0]);
    }

    #[test]
    fn digits_survive_unequal_flows() {
        close(flows(2, &[0.0, 1e-30, 1e-12, 0.0]).stationary(), &[1.0, 1e-18]);
    }

    #[test]
    fn levels_balance_the_excess() {
        // Two resistors of conductance 2 and 4 in a row, a current of 1 from end to end.
        let row = [0.0, 2.0, 0.0, 2.0, 0.0, 4.0, 0.0, 4.0, 0.0];
        close(flows(3, &row).levels(alloc::vec![-1.0, 0.0, 1.0]), &[0.0, 0.5, 0.75]);
    }

    #[test]
    fn nodes_apart_are_noticed() {
        let apart = flows(3, &[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        assert_eq!(apart.component(2), [2, 0]);
        assert_eq!(apart.component(1), [1]);
        assert_eq!(apart.pick(&[2, 0]), flows(2, &[0.0, 1.0, 1.0, 0.0]));
        assert_eq!(apart.clone().stationary(), None);
        assert_eq!(apart.levels(alloc::vec![0.0; 3]), None);
    }
}
