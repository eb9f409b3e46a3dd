//! The rules of city services as one pure core.
#![no_std]
